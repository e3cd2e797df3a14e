import Plant

/// Writes out the templates of a facility file: a tree goes in, a tree without templates comes out.
///
/// A template is a set of entries for the sections of a facility, with parameters. Wherever a key
/// or a text of it holds `<name>`, that parameter's value takes its place; nothing is computed.
/// Everything that comes out keeps the mark of the template's line, so that every later problem is
/// reported where its author can mend it.
struct TemplateExpansion {
    /// The most entries that templates may make.
    static let entryLimit = 10_000
    /// How many templates may use each other in a row.
    static let depthLimit = 16

    private let file: String
    private var templates: [Template] = []
    private var made: [FacilityKey: [ContentEntry]] = [:]
    private var entryCount = 0
    private var nodeCount = 0
    private var bytesLeft = ContentLimits.bytes

    /// A template as it was written.
    private struct Template {
        var name: String
        var mark: ContentMark
        var parameters: [String]
        var sections: [(key: FacilityKey, entries: [ContentEntry])]
        var uses: [Use]
    }

    /// One use of a template, as it was written.
    private struct Use {
        var template: String
        var mark: ContentMark
        var values: [(name: String, mark: ContentMark, items: [ContentNode])]
    }

    private init(file: String) { self.file = file }

    /// The tree of a file with its templates written out behind the entries of its own.
    static func expand(_ file: ContentFile) throws(ContentProblem) -> ContentNode {
        let root = try file.value.mapping(FacilityKey.self, called: "facility")
        guard case .mapping(let entries) = file.root.value else { return file.root }
        var expansion = TemplateExpansion(file: file.path)
        try expansion.readTemplates(root.optional(.templates))
        let uses = try expansion.readUses(root.optional(.use))
        try expansion.refuseCycles()
        let top = TemplateText(file: file.path, parameters: [])
        for use in uses { try expansion.expand(use, in: top, depth: 1) }
        return try expansion.joined(entries, mark: file.root.mark)
    }

    // MARK: Reading

    private mutating func readTemplates(_ value: ContentValue?) throws(ContentProblem) {
        for entry in try value?.namedEntries(called: "templates") ?? [] {
            let name = try entry.name.identifier()
            let body = try entry.value.mapping(TemplateKey.self, called: name)
            var parameters: [String] = []
            for parameter in try body.optional(.parameters)?.list() ?? [] {
                let written = try parameter.identifier()
                if parameters.contains(written) {
                    throw parameter.problem(
                        .duplicateKey, "a second parameter \(ContentWords.quoted(written))",
                        expected: "each parameter once")
                }
                parameters.append(written)
            }
            var sections: [(key: FacilityKey, entries: [ContentEntry])] = []
            for key in FacilityKey.expandable {
                guard let own = TemplateKey(rawValue: key.rawValue),
                    let section = body.optional(own)
                else { continue }
                _ = try section.namedEntries(called: key.rawValue)
                guard case .mapping(let entries) = section.node.value else { continue }
                let text = TemplateText(file: file, parameters: parameters)
                for entry in entries { try text.checkNames(in: entry) }
                sections.append((key, entries))
            }
            templates.append(
                Template(
                    name: name, mark: entry.name.mark, parameters: parameters, sections: sections,
                    uses: try readUses(body.optional(.use))))
        }
    }

    private func readUses(_ value: ContentValue?) throws(ContentProblem) -> [Use] {
        var uses: [Use] = []
        for item in try value?.list() ?? [] {
            let use = try item.mapping(TemplateUseKey.self, called: "use")
            let name = try use.required(.template)
            var values: [(name: String, mark: ContentMark, items: [ContentNode])] = []
            for entry in try use.optional(.with)?.namedEntries(called: "with") ?? [] {
                let given = entry.value.isList ? try entry.value.list(count: 1...1000) : []
                for item in given.isEmpty ? [entry.value] : given { _ = try item.word() }
                values.append(
                    (
                        try entry.name.identifier(), entry.value.mark,
                        given.isEmpty ? [entry.value.node] : given.map(\.node)
                    ))
            }
            uses.append(Use(template: try name.text(), mark: name.mark, values: values))
        }
        return uses
    }

    // MARK: Cycles

    private func refuseCycles() throws(ContentProblem) {
        var finished: Set<String> = []
        for template in templates {
            try refuseCycle(from: template, path: [], &finished)
        }
    }

    private func refuseCycle(
        from template: Template, path: [String], _ finished: inout Set<String>
    ) throws(ContentProblem) {
        if finished.contains(template.name) { return }
        let path = path + [template.name]
        try checkDepth(path.count, at: template.mark)
        for use in template.uses {
            let next = try self.template(use)
            if let start = path.firstIndex(of: next.name) {
                let names = (path[start...] + [next.name]).map(ContentWords.quoted)
                throw problem(
                    .templateCycle, use.mark,
                    "templates use each other in a circle: " + names.joined(separator: " → "),
                    expected: "a template that doesn't use itself")
            }
            try refuseCycle(from: next, path: path, &finished)
        }
        finished.insert(template.name)
    }

    private func template(_ use: Use) throws(ContentProblem) -> Template {
        if let found = templates.first(where: { $0.name == use.template }) { return found }
        let names = templates.map(\.name)
        throw ContentProblem(
            .unknownName, file: file, mark: use.mark,
            wrong: "unknown template \(ContentWords.quoted(use.template))",
            expected: names.isEmpty ? "a template of this file" : ContentWords.oneOf(names),
            suggestion: NearestName.nearest(to: use.template, among: names))
    }

    // MARK: Expanding

    /// - Parameter text: the values of the template around this use.
    private mutating func expand(
        _ use: Use, in text: TemplateText, depth: Int
    ) throws(ContentProblem) {
        try checkDepth(depth, at: use.mark)
        let template = try template(use)
        try checkNames(of: use, for: template)
        for repetition in 0..<(try repetitions(of: use)) {
            var values: [String] = []
            for parameter in template.parameters {
                guard let given = use.values.first(where: { $0.name == parameter }) else {
                    continue
                }
                let item = given.items[given.items.count == 1 ? 0 : repetition]
                let written = try text.replaced(item, bytesLeft: &bytesLeft)
                guard case .scalar(let scalar) = written.value else { continue }
                values.append(scalar.string)
            }
            try make(template, values: values, mark: use.mark, depth: depth)
        }
    }

    /// How often a template is made: as often as its longest list of values has items.
    private func repetitions(of use: Use) throws(ContentProblem) -> Int {
        var count = 1
        for value in use.values where value.items.count > 1 {
            if count > 1, value.items.count != count {
                throw problem(
                    .outOfRange, value.mark,
                    "`\(value.name)` has \(value.items.count) values, another parameter \(count)",
                    expected: "lists of one length, or one value for all")
            }
            count = value.items.count
        }
        return count
    }

    private func checkDepth(_ depth: Int, at mark: ContentMark) throws(ContentProblem) {
        guard depth <= TemplateExpansion.depthLimit else {
            throw problem(
                .tooComplex, mark,
                "more than \(TemplateExpansion.depthLimit) templates inside each other",
                expected: "fewer levels")
        }
    }

    private func checkNames(of use: Use, for template: Template) throws(ContentProblem) {
        for value in use.values where !template.parameters.contains(value.name) {
            throw ContentProblem(
                .unknownName, file: file, mark: value.mark,
                wrong: "template `\(template.name)` has no parameter `\(value.name)`",
                expected: template.parameters.isEmpty
                    ? "no parameter at all" : ContentWords.oneOf(template.parameters),
                suggestion: NearestName.nearest(to: value.name, among: template.parameters))
        }
        for parameter in template.parameters
        where !use.values.contains(where: { $0.name == parameter }) {
            throw problem(
                .missingKey, use.mark,
                "template `\(template.name)` isn't given its parameter `\(parameter)`",
                expected: "a value for `\(parameter)` under `with`")
        }
    }

    private mutating func make(
        _ template: Template, values: [String], mark: ContentMark, depth: Int
    ) throws(ContentProblem) {
        try count(nodes: 0, at: mark)
        let text = TemplateText(file: file, parameters: template.parameters, values: values)
        for section in template.sections {
            for entry in section.entries {
                try count(nodes: TemplateText.size(of: entry.value), at: mark)
                made[section.key, default: []].append(
                    try text.replaced(entry, bytesLeft: &bytesLeft))
            }
        }
        for use in template.uses { try expand(use, in: text, depth: depth + 1) }
    }

    /// Counts one more entry of so many values, and refuses what is too much.
    private mutating func count(nodes: Int, at mark: ContentMark) throws(ContentProblem) {
        entryCount += 1
        nodeCount += nodes
        if entryCount > TemplateExpansion.entryLimit || nodeCount > ContentLimits.nodes {
            throw problem(
                .tooComplex, mark, "the templates make too much",
                expected: "at most \(TemplateExpansion.entryLimit) entries")
        }
    }

    // MARK: Joining

    private func joined(
        _ entries: [ContentEntry], mark: ContentMark
    ) throws(ContentProblem) -> ContentNode {
        var result: [ContentEntry] = []
        var written: Set<FacilityKey> = []
        for entry in entries {
            guard let key = FacilityKey(rawValue: entry.key), key != .templates, key != .use else {
                continue
            }
            written.insert(key)
            guard let added = made[key], case .mapping(let own) = entry.value.value else {
                result.append(entry)
                continue
            }
            result.append(
                ContentEntry(
                    key: entry.key, keyMark: entry.keyMark,
                    value: ContentNode(
                        .mapping(try withoutDoubles(own + added)), mark: entry.value.mark)))
        }
        for key in FacilityKey.expandable where !written.contains(key) {
            guard let added = made[key] else { continue }
            result.append(
                ContentEntry(
                    key: key.rawValue, keyMark: mark,
                    value: ContentNode(.mapping(try withoutDoubles(added)), mark: mark)))
        }
        return ContentNode(.mapping(result), mark: mark)
    }

    private func withoutDoubles(
        _ entries: [ContentEntry]
    ) throws(ContentProblem) -> [ContentEntry] {
        var lines: [String: Int] = [:]
        for entry in entries {
            if let line = lines.updateValue(entry.keyMark.line, forKey: entry.key) {
                throw problem(
                    .duplicateKey, entry.keyMark,
                    "\(ContentWords.quoted(entry.key)) is made twice, first by line \(line)",
                    expected: "a name of its own for each")
            }
        }
        return entries
    }

    private func problem(
        _ rule: ContentRule, _ mark: ContentMark, _ wrong: String, expected: String
    ) -> ContentProblem {
        ContentProblem(rule, file: file, mark: mark, wrong: wrong, expected: expected)
    }
}
