import Plant

/// Puts the values of a template's parameters where `<name>` stands.
struct TemplateText {
    /// The most characters of one text after its parameters were put in.
    static let lengthLimit = 4000

    private let file: String
    private let parameters: [String]
    private let values: [String]

    /// - Parameter values: one for each parameter, in their order; empty to check names only.
    init(file: String, parameters: [String], values: [String] = []) {
        self.file = file
        self.parameters = parameters
        self.values = values
    }

    // MARK: Checking

    /// Refuses a `<name>` that isn't a parameter, anywhere in an entry.
    func checkNames(in entry: ContentEntry) throws(ContentProblem) {
        try checkNames(in: entry.key, at: entry.keyMark)
        try checkNames(in: entry.value)
    }

    private func checkNames(in node: ContentNode) throws(ContentProblem) {
        switch node.value {
        case .scalar(let scalar): try checkNames(in: scalar.string, at: node.mark)
        case .sequence(let items): for item in items { try checkNames(in: item) }
        case .mapping(let entries): for entry in entries { try checkNames(in: entry) }
        }
    }

    private func checkNames(in text: String, at mark: ContentMark) throws(ContentProblem) {
        for piece in TemplateText.pieces(of: text) {
            guard case .parameter(let name) = piece, !parameters.contains(name) else { continue }
            throw ContentProblem(
                .unknownName, file: file, mark: mark,
                wrong: "unknown parameter `<\(name)>` in a template",
                expected: parameters.isEmpty
                    ? "no parameter at all" : ContentWords.oneOf(parameters),
                suggestion: NearestName.nearest(to: name, among: parameters))
        }
    }

    // MARK: Replacing

    /// An entry with the values in its key and in every text below it.
    ///
    /// - Parameter bytesLeft: how much text templates may still make; what is made is taken off.
    func replaced(
        _ entry: ContentEntry, bytesLeft: inout Int
    ) throws(ContentProblem) -> ContentEntry {
        ContentEntry(
            key: try replaced(entry.key, at: entry.keyMark, &bytesLeft), keyMark: entry.keyMark,
            value: try replaced(entry.value, bytesLeft: &bytesLeft))
    }

    /// A value with the parameters' values in every text of it.
    func replaced(
        _ node: ContentNode, bytesLeft: inout Int
    ) throws(ContentProblem) -> ContentNode {
        switch node.value {
        case .scalar(let scalar):
            let text = try replaced(scalar.string, at: node.mark, &bytesLeft)
            return ContentNode(.scalar(ContentScalar(text, style: scalar.style)), mark: node.mark)
        case .sequence(let items):
            var result: [ContentNode] = []
            for item in items { result.append(try replaced(item, bytesLeft: &bytesLeft)) }
            return ContentNode(.sequence(result), mark: node.mark)
        case .mapping(let entries):
            var result: [ContentEntry] = []
            for entry in entries { result.append(try replaced(entry, bytesLeft: &bytesLeft)) }
            return ContentNode(.mapping(result), mark: node.mark)
        }
    }

    private func replaced(
        _ text: String, at mark: ContentMark, _ bytesLeft: inout Int
    ) throws(ContentProblem) -> String {
        var result = text
        if text.utf8.contains(UInt8(ascii: "<")) {
            try checkNames(in: text, at: mark)
            result = ""
            for piece in TemplateText.pieces(of: text) {
                switch piece {
                case .text(let part): result += part
                case .parameter(let name):
                    if let index = parameters.firstIndex(of: name) { result += values[index] }
                }
                if result.utf8.count > TemplateText.lengthLimit {
                    throw tooMuch(mark, "at most \(TemplateText.lengthLimit) bytes in one text")
                }
            }
        }
        bytesLeft -= result.utf8.count
        if bytesLeft < 0 { throw tooMuch(mark, "at most \(ContentLimits.bytes) bytes") }
        return result
    }

    private func tooMuch(_ mark: ContentMark, _ expected: String) -> ContentProblem {
        ContentProblem(
            .tooComplex, file: file, mark: mark, wrong: "the templates make too much text",
            expected: expected)
    }

    // MARK: Pieces

    private enum Piece {
        case text(String)
        case parameter(String)
    }

    /// A text cut at each `<name>`; a `<` with anything else behind it stays text.
    private static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var plain = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            plain += rest[..<open]
            let inside = rest[rest.index(after: open)...]
            let name = inside.prefix { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
            if !name.isEmpty, name.endIndex < inside.endIndex, inside[name.endIndex] == ">" {
                if !plain.isEmpty { pieces.append(.text(plain)) }
                plain = ""
                pieces.append(.parameter(String(name)))
                rest = inside[inside.index(after: name.endIndex)...]
            } else {
                plain += "<"
                rest = inside
            }
        }
        plain += rest
        if !plain.isEmpty { pieces.append(.text(plain)) }
        return pieces
    }

    /// How many values and keys a tree has.
    static func size(of node: ContentNode) -> Int {
        switch node.value {
        case .scalar: 1
        case .sequence(let items): items.reduce(1) { $0 + size(of: $1) }
        case .mapping(let entries): entries.reduce(1) { $0 + size(of: $1.value) + 1 }
        }
    }
}
