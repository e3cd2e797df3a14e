import Plant

/// Hardware addresses and subnets as text and as bits.
package enum AddressText {
    /// The 48 bits of six hexadecimal pairs with colons or hyphens, or nil.
    package static func hardwareBits(_ text: String) -> Int64? {
        let parts = text.split(
            separator: text.contains("-") ? "-" : ":", omittingEmptySubsequences: false)
        guard parts.count == 6 else { return nil }
        var bits: Int64 = 0
        for part in parts {
            guard part.utf8.count == 2, let value = Int64(part, radix: 16), value >= 0 else {
                return nil
            }
            bits = bits << 8 | value
        }
        return bits
    }

    /// A subnet or an address with a length (`10.20.1.50/24`): the address as written, the length.
    package static func prefix(_ text: String) -> (address: Int64, length: Int64)? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = IPv4.bits(ofText: String(parts[0])),
            let length = Int64(parts[1]), (0...32).contains(length), String(length) == parts[1]
        else { return nil }
        return (address, length)
    }

    /// The mask of a prefix length as 32 bits: 24 → 255.255.255.0.
    @inlinable
    package static func mask(_ length: Int64) -> Int64 {
        length <= 0 ? 0 : (0xFFFF_FFFF << (32 - min(length, 32))) & 0xFFFF_FFFF
    }

    /// The broadcast address of a subnet.
    package static func broadcast(_ address: Int64, _ length: Int64) -> Int64 {
        (address & mask(length)) | (~mask(length) & 0xFFFF_FFFF)
    }

    /// Whether two addresses are in one subnet of a length.
    @inlinable
    package static func share(_ a: Int64, _ b: Int64, length: Int64) -> Bool {
        (a ^ b) & mask(length) == 0
    }
}
