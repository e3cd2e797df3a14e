import ContentFiles
import Testing

/// What is wrong with facilities: one line each, with the place and the nearest name.
@Suite struct FacilityProblemTests {
    @Test(
        arguments: [
            // Keys and names.
            (
                "title: The attic", "titel: The attic",
                "2:1: error: unknown key `titel` in `facility`; expected one of `facility`, "
                    + "`title`, `places`, `jobs`, `elements`, `cables`, `services`, `invariants`, "
                    + "`expectations`, `prices`, `templates`, `use`; did you mean `title`?"
            ),
            (
                "title: The attic\n", "",
                "1:1: error: `facility` has no `title`; expected the key `title`"
            ),
            (
                "  mix: {kind: mixer", "  Mix: {kind: mixer",
                "10:3: error: found `Mix` for a name in `elements`; expected a name of lower-case "
                    + "letters, digits and hyphens; did you mean `mix`?"
            ),
            (
                "mix: {kind: mixer, title: the mixer, place: loft}",
                "mix: {knid: mixer, place: loft}",
                "10:9: error: unknown key `knid` in `mix`; expected one of `kind`, `title`, "
                    + "`place`, `rack`, `set`; did you mean `kind`?"
            ),
            (
                "mix: {kind: mixer, title: the mixer, place: loft}", "mix: {kind: mixer}",
                "10:8: error: `mix` has no `place`; expected the key `place`"
            ),
            (
                "kind: mixer", "kind: mixxer",
                "10:15: error: unknown kind `mixxer`; expected one of `source`, `mixer`, `meter`, "
                    + "`person`, `paper`; did you mean `mixer`?"
            ),
            (
                "largest: 50", "larges: 50",
                "9:51: error: unknown key `larges` for a `source`; expected one of `largest`, "
                    + "`id`, `kind`, `title`, `place`, `rack`, `set`; did you mean `largest`?"
            ),
            (
                "set: {level: 40}", "set: {levle: 40}",
                "9:70: error: `src` has no setting `levle`; expected `level`; did you mean `level`?"
            ),
            (
                ", scale: linear", "",
                "11:3: error: `mtr` lacks `scale`; expected `linear` or `decibel`"
            ),
            (
                "walks: {yard: 30 s}", "walks: {yrad: 30 s}",
                "4:23: error: unknown place `yrad`; expected one of `loft`, `yard`; did you mean "
                    + "`yard`?"
            ),
            (
                "walks: {yard: 30 s}", "walks: {}",
                "5:23: error: no way to walk from `loft` to `yard`; expected walking times that "
                    + "join all places"
            ),
            (
                "place: loft, rack", "place: lofft, rack",
                "9:30: error: unknown place `lofft`; expected one of `loft`, `yard`; did you mean "
                    + "`loft`?"
            ),
            (
                "{src-level: src.level}", "{src-level: src.levels}",
                "16:29: error: `log` says something of `src.levels`, which isn't there; expected a "
                    + "slot as `element.slot`; did you mean `src.level`?"
            ),
            // Values.
            (
                "largest: 50", "largest: fifty",
                "9:60: error: `largest` is `fifty`; expected a whole number from 1 to 1000"
            ),
            (
                "largest: 50", "largest: [50]",
                "9:51: error: `largest` is a list or a mapping; expected one word"
            ),
            (
                "set: {level: 40}", "set: {level: 60}",
                "9:77: error: `level` can't be `60`; expected a whole number from 0 to 50"
            ),
            (
                "largest: 50", "largest:",
                "9:58: error: found `:` with no space behind it; expected `key: value`"
            ),
            (
                "scale: linear", "scale: lienar",
                "11:42: error: `scale` is `lienar`; expected one of `linear`, `decibel`; did you "
                    + "mean `linear`?"
            ),
            (
                "rack: lo-1/12", "rack: lo-1",
                "9:42: error: found `lo-1` for `rack` in `src`; expected a rack and a unit, such "
                    + "as `mr-1/24`"
            ),
            (
                "length: 700 mm", "length: 700",
                "19:29: error: `700` has no unit for `length` in `c-2`; expected a length in `m`, "
                    + "`mm`, `cm` or `km`"
            ),
            (
                "length: 700 mm", "length: 700 ms",
                "19:29: error: wrong unit `ms` for `length` in `c-2`; expected a length in `m`, "
                    + "`mm`, `cm` or `km`"
            ),
            (
                "read-level: 45 s", "read-level: 450 ms",
                "24:15: error: `450 ms` is out of range for `read-level` in `prices`; expected "
                    + "whole seconds"
            ),
            (
                "jobs:\n  214: {title: Tides, client: Salt Films}", "jobs: [214]",
                "6:7: error: found a list for `jobs` in `facility`; expected a mapping"
            ),
            (
                "scale: linear}", "scale: }",
                "11:42: error: found nothing for `scale` in `mtr`; expected a word"
            ),
            // Cables.
            (
                "to: mix.in-1", "to: mix.in-3",
                "18:56: error: `mix` has no port `in-3`; expected one of `mix.in-1`, `mix.in-2`, "
                    + "`mix.out`; did you mean `mix.in-1`?"
            ),
            (
                "to: mix.in-1", "to: mxi.in-1",
                "18:56: error: unknown element `mxi` in `mxi.in-1`; expected a port as "
                    + "`element.port`; did you mean `mix`?"
            ),
            (
                "from: none", "from: none, to: mix.in-1",
                "20:50: error: `mix.in-1` is taken by cable `c-1` already; expected one plug in "
                    + "each port"
            ),
            (
                "reaches: [mix]", "reaches: [mix.in-9]",
                "19:64: error: `mix` has no port `in-9`; expected one of `mix.in-1`, `mix.in-2`, "
                    + "`mix.out`; did you mean `mix.in-1`?"
            ),
            (
                "  c-1: {kind: coax", "  c-1: {kind: cox",
                "18:15: error: unknown kind `cox`; expected `coax`; did you mean `coax`?"
            ),
            (
                "  c-1: ", "  mix: ",
                "18:3: error: a second element `mix`; expected a name of its own for each element, "
                    + "cable, person and document"
            ),
            (
                "  c-2: ", "  c-1: ",
                "19:3: error: duplicate key `c-1`, first written on line 18; expected each key once"
            ),
            (
                "from: src.out", "from: mix.out",
                "19:43: error: `mix.out` is taken by cable `c-1` already; expected one plug in "
                    + "each port"
            ),
            (
                "from: none", "from: mix.out, to: mix.in-2",
                "20:40: error: `mix.out` is taken by cable `c-2` already; expected one plug in "
                    + "each port"
            ),
            // Checks and prices.
            (
                "check: level-at", "check: level-ta",
                "22:38: error: unknown check `level-ta`; expected `level-at`; did you mean "
                    + "`level-at`?"
            ),
            (
                "for: ann", "for: anne",
                "22:53: error: unknown person `anne`; expected `ann`; did you mean `ann`?"
            ),
            (
                "port: mtr.in, level: 40", "port: mtr.in, leval: 40",
                "22:72: error: unknown key `leval` for a check `level-at`; expected one of `port`, "
                    + "`level`, `id`, `title`, `check`, `for`; did you mean `level`?"
            ),
            (
                "port: mtr.in, level: 40", "level: 40",
                "22:3: error: missing argument `port`"
            ),
            (
                "read-level: 45 s", "read-leval: 45 s",
                "24:3: error: unknown action `read-leval`; expected a probe or a procedure; did "
                    + "you mean `read-level`?"
            ),
        ] as [(String, String, String)])
    func oneLineEach(line: String, instead: String, expected: String) throws {
        let found = try SampleFiles.message(facility: line, instead: instead)
        #expect(found == expected)
    }

    @Test func aSignalThatFeedsItself() throws {
        let found = try SampleFiles.message(
            facility: "to: mtr.in, reaches: [mix]", instead: "to: mix.in-2")
        #expect(
            found.hasPrefix(
                "10:3: error: a loop of signals, as the facility is set up: `mix` → `c-2` → `mix`"))
        #expect(found.hasSuffix("; expected a signal that doesn't feed itself"))
    }

    @Test func withoutAMistakeThereIsNoProblem() throws {
        #expect(try SampleFiles.lint(SampleFiles.whole).isEmpty)
    }
}
