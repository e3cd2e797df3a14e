import ContentFiles
import Plant
import Testing

/// What templates make, and what is wrong with them.
@Suite struct TemplateTests {
    private func load(_ text: String) throws(ContentProblem) -> FacilityContent {
        try FacilityFile.load(
            bytes: Array(text.utf8), path: "a.yaml", hash: SampleRegistry.hash)
    }

    private func message(_ text: String) -> String {
        do throws(ContentProblem) {
            _ = try load(text)
            return "no problem"
        } catch {
            return error.description
        }
    }

    /// The head of a facility; templates follow from line 5.
    private static let head = """
        facility: a
        title: A
        places: {x: {title: x}}
        elements: {e: {kind: k, place: x}}

        """

    @Test func everySectionAndEveryText() throws {
        let content = try load(
            Self.head + """
                templates:
                  suite:
                    parameters: [n, job]
                    places: {es<n>: {title: suite <n>}}
                    elements:
                      es<n>-ws: {kind: host, place: es<n>, set: {timeline: job/<job>},
                          list: [a<n>, {b<n>: <n>}]}
                    cables:
                      c-<n>0: {kind: coax, length: <n>.5 m, from: es<n>-ws.out}
                    services:
                      es<n>-ok: {title: 'all <n> < well', check: c, at: es<n>-ws.out}
                    invariants: {i-<n>: {title: i, check: c}}
                    expectations: {x-<n>: {title: x, check: c}}
                use:
                  - {template: suite, with: {n: [1, 2], job: 214}}

                """)
        let inventory = content.inventory
        #expect(inventory.places.map(\.id) == ["x", "es1", "es2"])
        #expect(inventory.places.map(\.title) == ["x", "suite 1", "suite 2"])
        #expect(inventory.elements.map(\.id) == ["e", "es1-ws", "es2-ws"])
        let second = inventory.elements[2]
        #expect(second.place == "es2")
        #expect(second.settings == [NamedValue("timeline", .word("job/214"))])
        #expect(
            second.parameters == [
                NamedValue(
                    "list", .list([.word("a2"), .mapping([NamedValue("b2", .word("2"))])]))
            ])
        #expect(inventory.cables.map(\.id) == ["c-10", "c-20"])
        #expect(inventory.cables.map(\.lengthMillimetres) == [1500, 2500])
        #expect(inventory.services.map(\.title) == ["all 1 < well", "all 2 < well"])
        #expect(inventory.invariants.map(\.id) == ["i-1", "i-2"])
        #expect(inventory.expectations.map(\.id) == ["x-1", "x-2"])
        let mark = content.sourceMap.mark(of: ["cables", "c-20", "length"])
        #expect(mark == ContentMark(line: 13, column: 36))
    }

    @Test func templatesUseTemplates() throws {
        let content = try load(
            Self.head + """
                templates:
                  desk:
                    parameters: [room, n]
                    elements: {<room>-desk-<n>: {kind: desk, place: x}}
                  room:
                    parameters: [r]
                    use:
                      - {template: desk, with: {room: es<r>, n: [1, 2]}}
                use:
                  - {template: room, with: {r: [1, 2]}}
                  - {template: desk, with: {room: gr, n: 9}}

                """)
        #expect(
            content.inventory.elements.map(\.id) == [
                "e", "es1-desk-1", "es1-desk-2", "es2-desk-1", "es2-desk-2", "gr-desk-9",
            ])
    }

    @Test(
        arguments: [
            (
                "templates: {t: {use: [{template: t}]}}",
                "5:34: error: templates use each other in a circle: `t` → `t`; expected a template "
                    + "that doesn't use itself"
            ),
            (
                """
                templates:
                  a: {use: [{template: b}]}
                  b: {use: [{template: c}]}
                  c: {use: [{template: b}]}
                """,
                "8:24: error: templates use each other in a circle: `b` → `c` → `b`; expected a "
                    + "template that doesn't use itself"
            ),
            (
                "templates: {desk: {}}\nuse: [{template: dusk}]",
                "6:18: error: unknown template `dusk`; expected `desk`; did you mean `desk`?"
            ),
            (
                "use: [{template: desk}]",
                "5:18: error: unknown template `desk`; expected a template of this file"
            ),
            (
                "templates: {t: {parameters: [room], elements: {e<rom>: {}}}}",
                "5:48: error: unknown parameter `<rom>` in a template; expected `room`; did you "
                    + "mean `room`?"
            ),
            (
                "templates: {t: {elements: {e: {kind: [a, <b>]}}}}",
                "5:42: error: unknown parameter `<b>` in a template; expected no parameter at all"
            ),
            (
                "use: [{template: t, with: {n: <n>}}]\ntemplates: {t: {parameters: [n]}}",
                "5:31: error: unknown parameter `<n>` in a template; expected no parameter at all"
            ),
            (
                "templates: {t: {parameters: [n]}}\nuse: [{template: t}]",
                "6:18: error: template `t` isn't given its parameter `n`; expected a value for `n` "
                    + "under `with`"
            ),
            (
                "templates: {t: {parameters: [n]}}\nuse: [{template: t, with: {n: 1, m: 2}}]",
                "6:37: error: template `t` has no parameter `m`; expected `n`"
            ),
            (
                "templates: {t: {parameters: [a, b]}}\n"
                    + "use: [{template: t, with: {a: [1, 2], b: [1, 2, 3]}}]",
                "6:42: error: `b` has 3 values, another parameter 2; expected lists of one length, "
                    + "or one value for all"
            ),
            (
                "templates: {t: {parameters: [a, a]}}",
                "5:33: error: a second parameter `a`; expected each parameter once"
            ),
            (
                "templates: {t: {element: {}}}",
                "5:17: error: unknown key `element` in `t`; expected one of `parameters`, "
                    + "`places`, `elements`, `cables`, `services`, `invariants`, `expectations`, "
                    + "`use`; did you mean `elements`?"
            ),
            (
                "templates: {t: {parameters: [n], elements: {d<n>: {kind: k, place: x}}}}\n"
                    + "use: [{template: t, with: {n: [1, 1]}}]",
                "5:45: error: `d1` is made twice, first by line 5; expected a name of its own for "
                    + "each"
            ),
            (
                "templates: {t: {elements: {e: {kind: k, place: x}}}}\nuse: [{template: t}]",
                "5:28: error: `e` is made twice, first by line 4; expected a name of its own for "
                    + "each"
            ),
            (
                "templates: {t: {parameters: [n], elements: {Q<n>: {kind: k, place: x}}}}\n"
                    + "use: [{template: t, with: {n: 1}}]",
                "5:45: error: found `Q1` for a name in `elements`; expected a name of lower-case "
                    + "letters, digits and hyphens; did you mean `q1`?"
            ),
            (
                "templates: {t: {parameters: [n]}}\nuse: [{template: t, with: {n: {a: 1}}}]",
                "6:31: error: found a mapping for `n` in `with`; expected a word"
            ),
        ])
    func problems(templates: String, expected: String) {
        #expect(message(Self.head + templates + "\n") == "a.yaml:" + expected)
    }

    /// A million uses of a template that makes eleven elements, or none at all.
    @Test(arguments: [11, 0])
    func tooManyEntries(each: Int) {
        let many = (1...1000).map { "\($0)" }.joined(separator: ",")
        let elements = (0..<each).map { "e<n>-\($0): {kind: k, place: x}" }
            .joined(separator: ", ")
        let text =
            Self.head + "templates:\n  t: {parameters: [n], elements: {\(elements)}}\n"
            + "  u: {parameters: [m], use: [{template: t, with: {n: [\(many)]}}]}\n"
            + "use: [{template: u, with: {m: [\(many)]}}]\n"
        #expect(
            message(text).hasSuffix(
                "error: the templates make too much; expected at most 10000 entries"))
    }

    /// Each level writes its text twice: 2^15 times the first.
    @Test func textThatDoubles() {
        var text = Self.head + "templates:\n"
        for level in 1...15 {
            text += "  t\(level): {parameters: [a], use: [{template: t\(level + 1), "
            text += "with: {a: '<a><a>'}}]}\n"
        }
        text += "  t16: {parameters: [a], elements: {e1: {kind: <a>, place: x}}}\n"
        text += "use: [{template: t1, with: {a: xx}}]\n"
        #expect(
            message(text).hasSuffix(
                "error: the templates make too much text; expected at most 4000 bytes in one text"))
    }

    /// Many texts of a file, each with a long value put in.
    @Test func tooMuchText() {
        let long = String(repeating: "y", count: 3900)
        let items = String(repeating: "<a>,", count: 1200)
        let text =
            Self.head
            + "templates:\n  t: {parameters: [a], elements: {e1: {kind: k, l: [\(items)]}}}\n"
            + "use: [{template: t, with: {a: \(long)}}]\n"
        #expect(
            message(text).hasSuffix(
                "error: the templates make too much text; expected at most 4194304 bytes"))
    }

    @Test func aLongChain() {
        var text = Self.head + "templates:\n"
        for level in 1...5000 { text += "  t\(level): {use: [{template: t\(level + 1)}]}\n" }
        text += "  t5001: {}\nuse: [{template: t1}]\n"
        #expect(
            message(text)
                == "a.yaml:22:3: error: more than 16 templates inside each other; expected fewer "
                + "levels")
    }
}
