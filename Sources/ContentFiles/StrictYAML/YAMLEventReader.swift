// The C parser inside Yams, reached directly. Yams' own `Parser` composes whole trees first: it has
// no limit on nesting or nodes, resolves aliases before anybody can refuse them, and gives a node
// for a duplicate key only by comparing whole trees.
import CYaml

/// One step of the C parser, with the place where it begins.
struct YAMLEvent {
    /// What was met.
    enum Kind {
        case streamStart
        case streamEnd
        /// A document begins; with a `%` directive or without.
        case documentStart(hasDirective: Bool)
        case documentEnd
        case alias(name: String)
        case scalar(ContentScalar)
        case sequenceStart
        case mappingStart
        case collectionEnd
    }

    let kind: Kind
    let mark: ContentMark
    /// The line on which it ends, from 1.
    let endLine: Int
    /// The anchor written before a value, without its `&`.
    let anchor: String?
    /// The tag written before a value, as libyaml resolved it.
    let tag: String?
}

/// Where and why the C parser gave up, in its own words.
struct YAMLFault: Error {
    let problem: String
    let mark: ContentMark
    /// What was being parsed, and where that began.
    let context: String?
    let contextMark: ContentMark
}

/// Drives the C parser one event at a time over bytes that were already checked to be UTF-8.
///
/// The bytes must outlive the reader.
struct YAMLEventReader: ~Copyable {
    // libyaml keeps pointers into its own structure: it must not move.
    private let parser: UnsafeMutablePointer<yaml_parser_t>

    init(bytes: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        // 0 means that memory ran out; the first `next()` then fails with a fault.
        guard yaml_parser_initialize(parser) == 1 else { return }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deinitialize(count: 1)
        parser.deallocate()
    }

    /// The next event. After `streamEnd` or a fault it must not be called again.
    mutating func next() throws(YAMLFault) -> YAMLEvent {
        var event = yaml_event_t()
        guard parser.pointee.error == YAML_NO_ERROR, yaml_parser_parse(parser, &event) == 1 else {
            throw fault()
        }
        defer { yaml_event_delete(&event) }
        return YAMLEventReader.copy(of: event)
    }

    private func fault() -> YAMLFault {
        let state = parser.pointee
        return YAMLFault(
            problem: state.problem.map { String(cString: $0) } ?? "out of memory",
            mark: ContentMark(state.problem_mark),
            context: state.context.map { String(cString: $0) },
            contextMark: ContentMark(state.context_mark))
    }

    private static func copy(of event: yaml_event_t) -> YAMLEvent {
        var anchor: UnsafeMutablePointer<yaml_char_t>?
        var tag: UnsafeMutablePointer<yaml_char_t>?
        let kind: YAMLEvent.Kind
        switch event.type {
        case YAML_STREAM_START_EVENT: kind = .streamStart
        case YAML_DOCUMENT_START_EVENT:
            let start = event.data.document_start
            kind = .documentStart(
                hasDirective: start.version_directive != nil
                    || start.tag_directives.start != start.tag_directives.end)
        case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
        case YAML_ALIAS_EVENT: kind = .alias(name: string(event.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT:
            (anchor, tag) = (event.data.scalar.anchor, event.data.scalar.tag)
            kind = .scalar(scalar(event))
        case YAML_SEQUENCE_START_EVENT:
            (anchor, tag) = (event.data.sequence_start.anchor, event.data.sequence_start.tag)
            kind = .sequenceStart
        case YAML_MAPPING_START_EVENT:
            (anchor, tag) = (event.data.mapping_start.anchor, event.data.mapping_start.tag)
            kind = .mappingStart
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: kind = .collectionEnd
        default: kind = .streamEnd
        }
        return YAMLEvent(
            kind: kind, mark: ContentMark(event.start_mark), endLine: event.end_mark.line + 1,
            anchor: string(anchor), tag: string(tag))
    }

    private static func scalar(_ event: yaml_event_t) -> ContentScalar {
        let data = event.data.scalar
        let bytes = UnsafeBufferPointer(start: data.value, count: data.length)
        let style: ContentScalar.Style
        switch data.style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: style = .quoted
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: style = .block
        default: style = .plain
        }
        return ContentScalar(String(decoding: bytes, as: UTF8.self), style: style)
    }

    private static func string(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        bytes.map { String(cString: $0) }
    }
}

extension ContentMark {
    /// libyaml counts lines and columns from 0.
    fileprivate init(_ mark: yaml_mark_t) {
        self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }
}
