// Reading a value as an address of a network.

extension ContentValue {
    /// An IPv4 address in dotted decimal, `10.20.1.5`, first octet highest.
    ///
    /// Leading zeros are refused: some tools read them as octal (RFC 6943 clause 3.1.1).
    package func ipv4Address() throws(ContentProblem) -> UInt32 {
        let expected = "an IPv4 address, such as `10.20.1.5`"
        let text = try scalar(expected: expected).string
        guard let address = ContentValue.ipv4(text[...]) else { throw mismatch(expected: expected) }
        return address
    }

    /// A network, `10.20.1.0/24`: its address and the length of its prefix, 0 to 32.
    ///
    /// - Throws: also where bits are set behind the prefix; the network is then suggested.
    package func ipv4Prefix() throws(ContentProblem) -> (address: UInt32, length: Int) {
        let expected = "a network, such as `10.20.1.0/24`"
        let (address, length) = try addressAndLength(expected: expected)
        let network = ContentValue.network(of: address, length: length)
        guard network == address else {
            throw problem(
                .outOfRange, "\(node.found) has bits behind its prefix for \(placeInWords)",
                expected: "the address of the network itself",
                suggestion: "\(ContentValue.dotted(network))/\(length)")
        }
        return (address, length)
    }

    /// An address of an interface with the length of its network's prefix, `10.20.1.5/24`.
    package func ipv4Interface() throws(ContentProblem) -> (address: UInt32, length: Int) {
        try addressAndLength(expected: "an address with its prefix, such as `10.20.1.5/24`")
    }

    /// A MAC address, six pairs of hexadecimal digits with colons between, as 48 bits with the
    /// first octet highest. Letters may be of either case.
    package func macAddress() throws(ContentProblem) -> UInt64 {
        let expected = "a MAC address, such as `00:1b:21:3c:9d:f8`"
        let text = try scalar(expected: expected).string
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 6 else { throw mismatch(expected: expected) }
        var address: UInt64 = 0
        for part in parts {
            guard part.count == 2, part.first != UInt8(ascii: "+"), part.first != UInt8(ascii: "-"),
                let octet = UInt64(String(Substring(part)), radix: 16)
            else { throw mismatch(expected: expected) }
            address = address << 8 | octet
        }
        return address
    }

    private func addressAndLength(
        expected: String
    ) throws(ContentProblem) -> (address: UInt32, length: Int) {
        let text = try scalar(expected: expected).string
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = ContentValue.ipv4(parts[0]),
            let length = ExactDecimal(parts[1]), length.places == 0,
            (0...32).contains(length.digits), parts[1].first != "-"
        else { throw mismatch(expected: expected) }
        return (address, Int(length.digits))
    }

    private static func network(of address: UInt32, length: Int) -> UInt32 {
        address & (length == 0 ? 0 : UInt32.max << UInt32(32 - length))
    }

    private static func ipv4(_ text: Substring) -> UInt32? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var address: UInt32 = 0
        for part in parts {
            guard let octet = ExactDecimal(part), octet.places == 0, part.first != "-",
                octet.digits <= 255
            else { return nil }
            address = address << 8 | UInt32(octet.digits)
        }
        return address
    }

    private static func dotted(_ address: UInt32) -> String {
        [24, 16, 8, 0].map { "\(address >> UInt32($0) & 0xFF)" }.joined(separator: ".")
    }
}
