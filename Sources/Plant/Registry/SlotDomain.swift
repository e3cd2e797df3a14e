/// Which values a slot may hold, and how they are written.
package enum SlotDomain: Hashable, Sendable {
    /// 0 or 1, written `no` and `yes`.
    case boolean
    /// An index into names.
    case choice([String])
    /// A whole number of a unit, between two bounds.
    case integer(ClosedRange<Int64>, Unit)
    /// A port of the plant, or −1 for a cable end that hangs loose. Written `element.port`.
    case port
    /// An element of the plant, or −1 for none. Written as its name.
    case element
    /// A symbol of the plant, or −1 for none (an empty label). Written as its text.
    case symbol
    /// An IPv4 address as its 32 bits, 0 for none. Written with dots, or `none`.
    case address
    /// An index into the ports of one element, by the given names, or −1 for none.
    case index([String])
}

/// What sort of state a slot is.
package enum SlotRole: String, Hashable, Sendable {
    /// What somebody can set with the equipment's own controls or configuration.
    case setting
    /// What is physically well or broken.
    case health
    /// Where a cable's end is plugged.
    case cableEnd = "cable-end"
    /// What a label or a document says, or a person believes, of something.
    case statement
    /// An address or a name in a network.
    case address
}

/// One slot as an element kind declares it.
package struct SlotDeclaration: Hashable, Sendable {
    /// The name in commands and files, unique on its element.
    package var name: String
    package var title: String
    package var domain: SlotDomain
    package var role: SlotRole
    /// The value in the facility's nominal condition.
    package var nominal: Int64
    /// For a symbol: the nominal text, in place of a number.
    package var nominalText: String?
    /// For a statement: the slot that it is about, as `element.slot`. It takes that slot's domain,
    /// and what is true there as its nominal value.
    package var subject: String?
    /// Whose leave it takes to change it.
    package var authority: Authority
    /// What changing it risks.
    package var hazards: [Hazard]

    package init(
        _ name: String, _ title: String, _ domain: SlotDomain, role: SlotRole = .setting,
        nominal: Int64 = 0, nominalText: String? = nil, subject: String? = nil,
        authority: Authority = .engineer,
        hazards: [Hazard] = []
    ) {
        self.nominalText = nominalText
        self.subject = subject
        self.authority = authority
        self.hazards = hazards
        self.name = name
        self.title = title
        self.domain = domain
        self.role = role
        self.nominal = nominal
    }
}

extension SlotDomain {
    /// The value that a word stands for, where the word alone tells; ports, elements and symbols
    /// need the plant.
    package func value(ofWord word: String) -> Int64? {
        switch self {
        case .boolean:
            switch word {
            case "no", "false": 0
            case "yes", "true": 1
            default: nil
            }
        case .choice(let names), .index(let names):
            if let index = names.firstIndex(of: word) {
                Int64(index)
            } else if case .index = self, word == "none" {
                -1
            } else {
                nil
            }
        case .integer(let range, _):
            Int64(word).flatMap { range.contains($0) ? $0 : nil }
        case .address: word == "none" ? 0 : IPv4.bits(ofText: word)
        case .port, .element, .symbol: nil
        }
    }

    /// Whether a number is one of the domain's values.
    package func contains(_ value: Int64) -> Bool {
        switch self {
        case .boolean: value == 0 || value == 1
        case .choice(let names): names.indices.contains(Int(value))
        case .index(let names): value == -1 || names.indices.contains(Int(value))
        case .integer(let range, _): range.contains(value)
        case .address: (0...0xFFFF_FFFF).contains(value)
        case .port, .element, .symbol: value >= -1 && value <= Int64(Int32.max)
        }
    }

    /// What may be written, in words, for an error.
    package var expectation: String {
        switch self {
        case .boolean: "`yes` or `no`"
        case .choice(let names): "one of " + names.map { "`\($0)`" }.joined(separator: ", ")
        case .index(let names):
            "one of " + names.map { "`\($0)`" }.joined(separator: ", ") + " or `none`"
        case .integer(let range, let unit):
            "a whole number from \(range.lowerBound) to \(range.upperBound)"
                + (unit == .none ? "" : " (\(unit.rawValue))")
        case .port: "a port as `element.port`"
        case .element: "an element's name"
        case .symbol: "a text"
        case .address: "an IPv4 address or `none`"
        }
    }
}

/// IPv4 addresses as text and as 32 bits in an `Int64`.
package enum IPv4 {
    /// The bits of a dotted quad, or nil where it isn't one (no leading zeroes, four parts).
    package static func bits(ofText text: String) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bits: Int64 = 0
        for part in parts {
            guard let value = Int64(part), (0...255).contains(value), String(value) == part
            else { return nil }
            bits = bits << 8 | value
        }
        return bits
    }

    /// The dotted quad of 32 bits.
    package static func text(_ bits: Int64) -> String {
        [24, 16, 8, 0].map { String((bits >> Int64($0)) & 255) }.joined(separator: ".")
    }
}

/// Hardware (MAC) addresses as text.
package enum HardwareAddress {
    /// Six pairs of hexadecimal digits with colons, from the low 48 bits.
    package static func text(_ bits: Int64) -> String {
        let digits = Array("0123456789abcdef")
        return stride(from: 40, through: 0, by: -8)
            .map { shift in
                let byte = Int((bits >> Int64(shift)) & 255)
                return "\(digits[byte >> 4])\(digits[byte & 15])"
            }
            .joined(separator: ":")
    }
}
