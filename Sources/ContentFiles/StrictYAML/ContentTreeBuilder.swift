/// Builds the tree of a file from the parser's events, and refuses on the way what misleads.
///
/// One pass with a stack of its own: anchors, aliases, merge keys, tags, directives, a second
/// document, duplicate keys, deep nesting and too many nodes are refused at the event where they
/// begin, so that no input can cost more than the limits allow.
struct ContentTreeBuilder {
    private let file: String
    private var nodes = 0
    private var open: [Collection] = []
    private var root: ContentNode?

    /// What is wrong with a file over `ContentLimits.depth`.
    static let tooDeep = "more than \(ContentLimits.depth) levels of nesting"

    /// A list or mapping that hasn't ended yet.
    private struct Collection {
        let mark: ContentMark
        let isMapping: Bool
        var items: [ContentNode] = []
        var entries: [ContentEntry] = []
        /// The line of each key so far. Only looked up, never walked.
        var keyLines: [String: Int] = [:]
        /// A key whose value comes next.
        var key: (name: String, mark: ContentMark)?

        var awaitsKey: Bool { isMapping && key == nil }
    }

    private init(file: String) {
        self.file = file
    }

    /// The tree of one file's bytes.
    ///
    /// - Throws: the first problem, in the order: size, characters, then syntax as it is met.
    static func build(_ bytes: [UInt8], file: String) throws(ContentProblem) -> ContentNode {
        guard bytes.count <= ContentLimits.bytes else {
            throw ContentProblem(
                .fileTooLarge, file: file, mark: .start, wrong: "the file has \(bytes.count) bytes",
                expected: "at most \(ContentLimits.bytes) bytes")
        }
        return try bytes.withUnsafeBufferPointer { (all) throws(ContentProblem) in
            // Some editors begin a file with a byte order mark; it says nothing.
            let hasMark = all.starts(with: [0xEF, 0xBB, 0xBF])
            let text = UnsafeBufferPointer(rebasing: all[(hasMark ? 3 : 0)...])
            try CharacterCheck.check(text, file: file)
            var builder = ContentTreeBuilder(file: file)
            return try builder.run(text)
        }
    }

    private mutating func run(
        _ text: UnsafeBufferPointer<UInt8>
    ) throws(ContentProblem) -> ContentNode {
        var reader = YAMLEventReader(bytes: text)
        while !text.isEmpty {
            let event: YAMLEvent
            do {
                event = try reader.next()
            } catch {
                throw YAMLSyntaxWords.problem(of: error, file: file, text: text)
            }
            if case .streamEnd = event.kind { break }
            try take(event)
        }
        guard let root, root.value != .scalar(ContentScalar("", style: .plain)) else {
            throw problem(.emptyFile, .start, "the file is empty", expected: "a mapping")
        }
        return root
    }

    private mutating func take(_ event: YAMLEvent) throws(ContentProblem) {
        switch event.kind {
        case .streamStart, .streamEnd, .documentEnd:
            return
        case .documentStart(let hasDirective):
            if root != nil {
                throw problem(
                    .secondDocument, event.mark, "a second document begins",
                    expected: "one document in a file")
            }
            if hasDirective {
                throw problem(.tag, event.mark, "found a `%` directive", expected: "none")
            }
        case .alias(let name):
            throw problem(
                .reference, event.mark, "found alias " + ContentWords.quoted("*" + name),
                expected: "the value itself")
        case .scalar(let scalar):
            try begin(event)
            try place(scalar, event)
        case .sequenceStart, .mappingStart:
            try begin(event)
            try openCollection(event)
        case .collectionEnd:
            try closeCollection()
        }
    }

    /// What every value must pass, whatever its shape.
    private mutating func begin(_ event: YAMLEvent) throws(ContentProblem) {
        if let anchor = event.anchor {
            throw problem(
                .reference, event.mark, "found anchor " + ContentWords.quoted("&" + anchor),
                expected: "every value written out")
        }
        if let tag = event.tag {
            throw problem(
                .tag, event.mark, "found tag " + ContentWords.quoted(written(tag)),
                expected: "a value without a tag")
        }
        nodes += 1
        if nodes > ContentLimits.nodes {
            throw problem(
                .tooComplex, event.mark, "the file has more than \(ContentLimits.nodes) values",
                expected: "a smaller file")
        }
    }

    /// libyaml gives `!!int` as `tag:yaml.org,2002:int`.
    private func written(_ tag: String) -> String {
        let prefix = "tag:yaml.org,2002:"
        return tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
    }

    private mutating func openCollection(_ event: YAMLEvent) throws(ContentProblem) {
        var isMapping = false
        if case .mappingStart = event.kind { isMapping = true }
        if let last = open.last, last.awaitsKey {
            throw problem(
                .syntax, event.mark, "found \(isMapping ? "a mapping" : "a list") as a key",
                expected: "a name")
        }
        if open.count == ContentLimits.depth {
            throw problem(
                .tooComplex, event.mark, ContentTreeBuilder.tooDeep, expected: "a flatter file")
        }
        open.append(Collection(mark: event.mark, isMapping: isMapping))
    }

    private mutating func closeCollection() throws(ContentProblem) {
        guard let ended = open.popLast() else { return }
        add(
            ContentNode(
                ended.isMapping ? .mapping(ended.entries) : .sequence(ended.items),
                mark: ended.mark))
    }

    private mutating func place(
        _ scalar: ContentScalar, _ event: YAMLEvent
    ) throws(ContentProblem) {
        if let refused = CharacterCheck.firstRefused(in: scalar.string) {
            throw CharacterCheck.refusal(of: refused.value, file: file, mark: event.mark)
        }
        if scalar.style == .plain, event.endLine != event.mark.line, !scalar.string.isEmpty {
            // It is nearly always a line with the wrong indentation, swallowed by the one above.
            throw problem(
                .syntax, event.mark, "a text without quotation marks goes on over several lines",
                expected: "one line, or a block after `|` or `>`")
        }
        if let last = open.last, last.awaitsKey {
            try takeKey(scalar, event.mark)
        } else {
            add(ContentNode(.scalar(scalar), mark: event.mark))
        }
    }

    private mutating func takeKey(
        _ scalar: ContentScalar, _ mark: ContentMark
    ) throws(ContentProblem) {
        let key = scalar.string
        if scalar.style == .block || key.contains("\n") {
            throw problem(
                .syntax, mark, "found a text over several lines as a key", expected: "a name")
        }
        if key.isEmpty {
            throw problem(.syntax, mark, "found an empty key", expected: "a name")
        }
        if key == "<<", scalar.style == .plain {
            throw problem(
                .reference, mark, "found merge key `<<`", expected: "every key written out")
        }
        let index = open.count - 1
        if let line = open[index].keyLines.updateValue(mark.line, forKey: key) {
            throw problem(
                .duplicateKey, mark,
                "duplicate key \(ContentWords.quoted(key)), first written on line \(line)",
                expected: "each key once")
        }
        open[index].key = (key, mark)
    }

    private mutating func add(_ node: ContentNode) {
        guard let index = open.indices.last else {
            root = node
            return
        }
        if let key = open[index].key {
            open[index].entries.append(
                ContentEntry(key: key.name, keyMark: key.mark, value: node))
            open[index].key = nil
        } else {
            open[index].items.append(node)
        }
    }

    private func problem(
        _ rule: ContentRule, _ mark: ContentMark, _ wrong: String, expected: String
    ) -> ContentProblem {
        ContentProblem(rule, file: file, mark: mark, wrong: wrong, expected: expected)
    }
}
