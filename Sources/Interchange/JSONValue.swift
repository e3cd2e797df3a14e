/// A JSON value whose objects keep their keys in the order in which they were written.
package indirect enum JSONValue: Hashable, Sendable {
    case null
    case flag(Bool)
    case integer(Int64)
    /// A number in millionths; written with six decimal places.
    case decimal(millionths: Int64)
    case text(String)
    case array([JSONValue])
    case object([JSONMember])

    /// An object from its members, in order.
    package static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(members.map { JSONMember($0.key, $0.value) })
    }

    /// A number to six decimal places, halves away from zero; null for what is no finite number.
    package static func number(_ number: Double) -> JSONValue {
        guard number.isFinite else { return .null }
        return .decimal(millionths: Int64((min(max(number, -1e12), 1e12) * 1e6).rounded()))
    }

    /// A text, or null.
    package static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

    /// The value as text (RFC 8259), indented by two spaces a level, ASCII only.
    package var text: String {
        var text = ""
        write(to: &text, indent: "")
        return text
    }

    private func write(to text: inout String, indent: String) {
        switch self {
        case .null: text += "null"
        case .flag(let isTrue): text += isTrue ? "true" : "false"
        case .integer(let value): text += String(value)
        case .decimal(let millionths): text += JSONValue.digits(ofMillionths: millionths)
        case .text(let value): JSONValue.quote(value, into: &text)
        case .array(let values):
            JSONValue.lines(values.count, "[", "]", &text, indent) { index, text, inner in
                values[index].write(to: &text, indent: inner)
            }
        case .object(let members):
            JSONValue.lines(members.count, "{", "}", &text, indent) { index, text, inner in
                JSONValue.quote(members[index].key, into: &text)
                text += ": "
                members[index].value.write(to: &text, indent: inner)
            }
        }
    }

    private static func digits(ofMillionths millionths: Int64) -> String {
        let digits = String(millionths.magnitude)
        let all = String(repeating: "0", count: max(0, 7 - digits.count)) + digits
        return "\(millionths < 0 ? "-" : "")\(all.dropLast(6)).\(all.suffix(6))"
    }

    private static func lines(
        _ count: Int, _ open: String, _ close: String, _ text: inout String, _ indent: String,
        _ item: (Int, inout String, String) -> Void
    ) {
        text += open
        if count == 0 {
            text += close
            return
        }
        let inner = indent + "  "
        for index in 0..<count {
            text += "\n" + inner
            item(index, &text, inner)
            if index < count - 1 { text += "," }
        }
        text += "\n" + indent + close
    }

    private static func quote(_ value: String, into text: inout String) {
        text += "\""
        for unit in value.utf16 {
            switch unit {
            case 0x22: text += "\\\""
            case 0x5C: text += "\\\\"
            case 0x20...0x7E: text.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
            default:
                let digits = String(unit, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        text += "\""
    }
}

/// A key and its value.
package struct JSONMember: Hashable, Sendable {
    package var key: String
    package var value: JSONValue

    package init(_ key: String, _ value: JSONValue) {
        self.key = key
        self.value = value
    }
}
