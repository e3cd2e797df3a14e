import Exercises
import Planes
import Plant
import SimulationKernel
import Testing

@Suite struct CommandParserTests {
    let parser = CommandParser(registry: .standard)

    static let lines: [(line: String, command: ExerciseCommand?)] = [
        ("", nil),
        ("   \t ", nil),
        ("# a remark", nil),
        ("look", ExerciseCommand("look")),
        ("  look   rtr  ", ExerciseCommand("look", ["rtr"])),
        ("set gr-mon preset \"rec 709\"", ExerciseCommand("set", ["gr-mon", "preset", "rec 709"])),
        ("note it  is   dark", ExerciseCommand("note", text: "it  is   dark")),
        ("tell mags on my way", ExerciseCommand("tell", ["mags"], text: "on my way")),
        ("on srv ping -c 2  10.0.0.1 ", ExerciseCommand("on", ["srv", "ping -c 2  10.0.0.1"])),
        ("on srv", ExerciseCommand("on", ["srv"])),
        ("close all well", ExerciseCommand("close", text: "all well")),
        ("route \"GR MON\" GR", ExerciseCommand("route", ["GR MON", "GR"])),
    ]

    @Test(arguments: lines.indices) func aLineIsACommand(index: Int) throws {
        let (line, command) = CommandParserTests.lines[index]
        #expect(try parser.parse(line) == command)
    }

    static let mistakes: [(line: String, what: String, nearest: String?)] = [
        ("mesure waveform rtr.in-1", "there is no command `mesure`", "measure"),
        ("LOOK", "there is no command `LOOK`", "look"),
        ("look \"rtr", "a quotation mark isn't closed", nil),
        ("tell mags", "`tell` needs words", nil),
        ("note  ", "`note` needs words", nil),
        ("\u{1B}[31mlook", "there is no command `[31mlook`", nil),
    ]

    @Test(arguments: mistakes.indices) func aMistakeIsNamed(index: Int) throws {
        let (line, what, nearest) = CommandParserTests.mistakes[index]
        do throws(ActionRefusal) {
            _ = try parser.parse(line)
            Issue.record("accepted: \(line)")
        } catch {
            #expect(error.what == what)
            #expect(NearestName.nearest(to: error.given, among: error.candidates) == nearest)
        }
    }

    @Test func aLineOfMegabytesIsRefused() {
        #expect(throws: ActionRefusal.self) {
            _ = try parser.parse("note " + String(repeating: "x", count: 2_000_000))
        }
    }

    @Test func everyVerbHasAUsageThatBeginsWithIt() {
        let verbs = VerbTable.all(.standard)
        #expect(Set(verbs.map(\.name)).count == verbs.count)
        for verb in verbs { #expect(verb.usage.hasPrefix(verb.name), "\(verb.name)") }
    }

    /// The verbs that a session must have.
    @Test func theVerbsOfASessionAreThere() {
        let names = VerbTable.all(.standard).map(\.name)
        for verb in """
        help look go map trace measure on route patch swap set calibrate ask tell read note \
        suspect rule-out diagnose escalate verify close hint wait
        """.split(separator: " ") {
            #expect(names.contains(String(verb)), "\(verb)")
        }
    }

    /// What is stored of a command holds its words and never its text.
    @Test func theStoredFormLeavesTheTextOut() throws {
        let command = ExerciseCommand("tell", ["mags"], text: "the secret")
        let bytes = command.canonicalBytes
        #expect(!String(decoding: bytes, as: UTF8.self).contains("secret"))
        #expect(
            try ExerciseCommand(canonicalBytes: bytes) == ExerciseCommand("tell", ["mags"]))
    }
}
