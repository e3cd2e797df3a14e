import ContentFiles
import Testing

/// What is refused before any loader sees it: each with one message that names the line.
@Suite struct SyntaxProblemTests {
    static let refusals: [(String, String)] = [
        (
            "a: 1\nb: 2\na: 3\n",
            "3:1: error: duplicate key `a`, first written on line 1; expected each key once"
        ),
        (
            "a: {b: 1, c: 2, b: 3}",
            "1:17: error: duplicate key `b`, first written on line 1; expected each key once"
        ),
        (
            "a: 1\n---\nb: 2\n",
            "2:1: error: a second document begins; expected one document in a file"
        ),
        ("a: &x 1\nb: 2\n", "1:4: error: found anchor `&x`; expected every value written out"),
        ("&k a: 1\n", "1:1: error: found anchor `&k`; expected every value written out"),
        ("- &l [1, 2]\n", "1:3: error: found anchor `&l`; expected every value written out"),
        ("a: 1\nb: *x\n", "2:4: error: found alias `*x`; expected the value itself"),
        (
            "base: 1\n<<: {a: 1}\n",
            "2:1: error: found merge key `<<`; expected every key written out"
        ),
        ("a: !!int 3\n", "1:4: error: found tag `!!int`; expected a value without a tag"),
        ("a: !local 3\n", "1:4: error: found tag `!local`; expected a value without a tag"),
        ("a: ! 3\n", "1:4: error: found tag `!`; expected a value without a tag"),
        ("a: !\n", "1:4: error: found tag `!`; expected a value without a tag"),
        ("a: ! [3]\n", "1:4: error: found tag `!`; expected a value without a tag"),
        ("a: !h!x 3\n", "1:4: error: found a tag; expected a value without a tag"),
        ("%YAML 1.1\n---\na: 1\n", "1:1: error: found a `%` directive; expected none"),
        ("", "1:1: error: the file is empty; expected a mapping"),
        ("\n# only words\n\n", "1:1: error: the file is empty; expected a mapping"),
        ("---\n", "1:1: error: the file is empty; expected a mapping"),
        ("\u{FEFF}", "1:1: error: the file is empty; expected a mapping"),
        ("a:\n\tb: 1\n", "2:1: error: found a tab; expected spaces"),
        ("a: b\tc\n", "1:5: error: found a tab; expected spaces"),
        ("a: \"b\\tc\"\n", "1:4: error: found a tab; expected spaces"),
        ("a: b\u{0}c\n", "1:5: error: found control character U+0000; expected printable text"),
        ("a: \"\\e[2J\"\n", "1:4: error: found control character U+001B; expected printable text"),
        ("a: \"\\u202e\"\n", "1:4: error: found control character U+202E; expected printable text"),
        ("a: b\rc: d\n", "1:5: error: found control character U+000D; expected printable text"),
        ("a: é\u{202E}b\n", "1:5: error: found control character U+202E; expected printable text"),
        (
            "a: 1\nb: \u{FEFF}2\n",
            "2:4: error: found control character U+FEFF; expected printable text"
        ),
        ("? [a, b]\n: 1\n", "1:3: error: found a list as a key; expected a name"),
        ("? {a: b}\n: 1\n", "1:3: error: found a mapping as a key; expected a name"),
        ("{: 1}\n", "1:2: error: found a sign where a value should stand; expected a value"),
        ("? ", "1:2: error: found an empty key; expected a name"),
        ("a: !<x", "1:7: error: found a tag; expected a value without a tag"),
        ("a: *\n", "1:5: error: found `&` or `*`; expected quotation marks around the text"),
        ("a: & b\n", "1:5: error: found `&` or `*`; expected quotation marks around the text"),
        ("%", "1:2: error: found a `%` directive; expected none"),
        ("%TAG x\n---\n", "1:6: error: found a `%` directive; expected none"),
        ("%YAML 9.9\n---\na: 1\n", "1:1: error: found a `%` directive; expected none"),
        ("\"\": 1\n", "1:1: error: found an empty key; expected a name"),
        (
            "? |\n  a\n: 1\n",
            "1:3: error: found a text over several lines as a key; expected a name"
        ),
    ]

    @Test(arguments: refusals)
    func refusal(document: String, expected: String) {
        #expect(message(of: document) == "a.yaml:" + expected)
    }

    static let mistakes: [(String, String)] = [
        (
            "a: b: c\n",
            "1:5: error: found `:` where no key can stand; expected one key on a line, or "
                + "quotation marks around a text that holds `: `"
        ),
        ("a: 1\nb\n", "2:1: error: this line has no `:` after its key; expected `key: value`"),
        (
            "a: 1\nb\nc: 2\n",
            "2:1: error: this line has no `:` after its key; expected `key: value`"
        ),
        (
            "a:\n  b: 1\n c: 2\n",
            "3:2: error: this line fits no mapping above it; expected a key at the same column as "
                + "its neighbours"
        ),
        (
            "a:\n  - 1\n  b: 2\n",
            "3:3: error: this line fits no list above it; expected `-` at the same column as its "
                + "neighbours"
        ),
        (
            "a: [1, '2'\nb: 3\n",
            "1:4: error: the list that begins here isn't closed; expected `,` between its items "
                + "and `]` after"
        ),
        (
            "a: {b: '1'\nc: 3\n",
            "1:4: error: the mapping that begins here isn't closed; expected `,` between its "
                + "entries and `}` after"
        ),
        (
            "a: \"b\nc: 1\n",
            "1:4: error: the quotation mark that opens here isn't closed; expected a closing "
                + "quotation mark"
        ),
        (
            "a: @b\n",
            "1:4: error: no value can begin with `@`; expected quotation marks around the text"
        ),
        (
            "é: 1\na: %b\n",
            "2:4: error: no value can begin with `%`; expected quotation marks around the text"
        ),
        (
            "a: \"\\q\"\n",
            "1:5: error: unknown escape after `\\`; expected single quotation marks, or `\\\\`"
        ),
        (
            "a: \"\\ud800\"\n",
            "1:7: error: this escape is no character; expected the code of a "
                + "Unicode character"
        ),
        ("a: \"\\x0g\"\n", "1:7: error: unfinished escape after `\\`; expected hexadecimal digits"),
        (
            "a: - 1\n",
            "1:4: error: found `-` where no list can begin; expected the list on the next "
                + "line"
        ),
        (
            "a: | b\n",
            "1:6: error: found a text after the sign that opens a block; expected the text "
                + "on the lines below"
        ),
        (
            "a: the picture\n  is green\n",
            "1:4: error: a text without quotation marks goes on over several lines; expected one "
                + "line, or a block after `|` or `>`"
        ),
        (
            "a: 1\n...\nb: 2\n",
            "3:1: error: this stands outside the document; expected nothing more"
        ),
        ("a: [", "1:5: error: the file ends inside a list or mapping; expected `]` or `}`"),
        (
            "a: [b, {c: \n",
            "2:1: error: the file ends inside a list or mapping; expected `]` or `}`"
        ),
        (
            "a: [b, 2\nc: 3\n",
            "1:8: error: a text without quotation marks goes on over several lines; expected one "
                + "line, or a block after `|` or `>`"
        ),
        (
            "a: |0\n  b\n",
            "1:5: error: the indentation of a block can't be 0; expected a digit from 1 to 9, or "
                + "none"
        ),
        (
            "a: >\n  b\n c\n",
            "3:2: error: this line fits no mapping above it; expected a key at the same column as "
                + "its neighbours"
        ),
        ("a: ]\n", "1:4: error: found a sign where a value should stand; expected a value"),
        (
            "- a\nb: 1\n",
            "2:1: error: this line fits no list above it; expected `-` at the same "
                + "column as its neighbours"
        ),
    ]

    @Test(arguments: mistakes)
    func mistake(document: String, expected: String) {
        #expect(message(of: document) == "a.yaml:" + expected)
    }

    @Test(arguments: [
        "a: 1\n", "a: 1", "---\na: 1\n...\n", "\u{FEFF}a: 1\n", "a: 1\r\nb: 2\r\n",
        "a: |\n  b\n  c\n",
        "a: >-\n  b\n  c\n", "a: 'b\n  c'\n", "# é\na: é # ü\n", "'<<': 1\n", "a: []\n", "[]",
        "- 1\n",
        "a:\n- 1\n- 2\n",
    ])
    func accepted(document: String) {
        #expect(message(of: document) == "no problem")
    }
}
