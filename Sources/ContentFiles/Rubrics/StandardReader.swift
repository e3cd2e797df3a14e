import Assessment

/// Turns the tree of a standard's file into a standard.
enum StandardReader {
    static func read(_ value: ContentValue) throws(ContentProblem) -> OccupationalStandard {
        let file = try value.mapping(StandardKey.self, called: "standard")
        let id = try file.required(.standard).identifier()
        let title = try file.required(.title).text(limit: 80)
        let version = try file.required(.version).text(limit: 20)
        // The levels of the framework of regulated qualifications; apprenticeships end at 7.
        let level = try file.required(.level).integer(in: 2...7)
        let source = try file.required(.source).prose(limit: 600)
        let notice = try file.optional(.dutyMapNotice)?.prose(limit: 400) ?? ""
        let statements = try statements(file.required(.ksbs))
        let duties = try duties(file.required(.duties), among: statements.map(\.ksb.code))
        for (ksb, name) in statements where !duties.contains(where: { $0.ksbs.contains(ksb.code) })
        {
            throw name.problem(
                .impossibleRubric, "no duty calls for \(ContentWords.quoted(ksb.code))",
                expected: "it under `ksbs` of a duty")
        }
        return OccupationalStandard(
            id: id, title: title, version: version, level: Int(level), source: source,
            duties: duties, statements: statements.map(\.ksb), dutyMapNotice: notice)
    }

    private static func statements(
        _ value: ContentValue
    ) throws(ContentProblem) -> [(ksb: KSB, name: ContentValue)] {
        var found: [(ksb: KSB, name: ContentValue)] = []
        for entry in try value.namedEntries(called: "ksbs", count: 1...200) {
            let code = try entry.name.code(letters: ["K", "S", "B"])
            let ksb = try entry.value.mapping(KSBKey.self, called: code)
            let reach = try ksb.required(.reach)
            let kind = try reach.choice(of: KSB.Reach.self)
            guard kind == .workplace || !code.hasPrefix("B") else {
                throw reach.problem(
                    .impossibleRubric,
                    "\(ContentWords.quoted(code)) is a behaviour: no simulation shows it",
                    expected: ContentWords.quoted(KSB.Reach.workplace.rawValue))
            }
            found.append(
                (
                    KSB(
                        code: code, title: try ksb.required(.title).text(limit: 60),
                        statement: try ksb.required(.statement).prose(limit: 400), reach: kind),
                    entry.name
                ))
        }
        return found
    }

    private static func duties(
        _ value: ContentValue, among codes: [String]
    ) throws(ContentProblem) -> [Duty] {
        var duties: [Duty] = []
        for entry in try value.namedEntries(called: "duties", count: 1...100) {
            let code = try entry.name.code(letters: ["D"])
            let duty = try entry.value.mapping(DutyKey.self, called: code)
            duties.append(
                Duty(
                    code: code, title: try duty.required(.title).text(limit: 60),
                    statement: try duty.required(.statement).prose(limit: 400),
                    ksbs: try duty.required(.ksbs).codes(among: codes).map { codes[$0.index] }))
        }
        return duties
    }
}

extension ContentValue {
    /// A code of a standard: one of some letters and a number without leading zeros.
    func code(letters: [Character]) throws(ContentProblem) -> String {
        let examples = letters.map { "\($0)7" }
        let expected = "a code such as " + ContentWords.alternatives(examples)
        let text = try scalar(expected: expected).string
        guard let letter = text.first else { throw mismatch(expected: expected) }
        if letters.contains(letter), ContentValue.isNumber(text.dropFirst()) { return text }
        let upper = text.uppercased()
        let isNear =
            letters.contains { upper.first == $0 }
            && ContentValue.isNumber(upper.dropFirst())
        throw mismatch(expected: expected, suggestion: isNear ? upper : nil)
    }

    private static func isNumber(_ text: Substring) -> Bool {
        text.first != "0" && (1...3).contains(text.utf8.count)
            && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// A list of codes, each once: their indices among those of the standard, and where they stand.
    func codes(
        among codes: [String]
    ) throws(ContentProblem) -> [(index: Int, item: ContentValue)] {
        var found: [(index: Int, item: ContentValue)] = []
        for item in try list(count: 1...200) {
            let index = try item.index(among: codes, kind: "code")
            if found.contains(where: { $0.index == index }) {
                throw item.problem(
                    .impossibleRubric,
                    "\(ContentWords.quoted(codes[index])) stands twice for \(placeInWords)",
                    expected: "each code once")
            }
            found.append((index, item))
        }
        return found
    }
}
