/// Timecode as an ancillary data packet of a digital picture (ATC, ST 12-2).
///
/// Sixteen user words hold the 64 bits of a label, four in each word's bits 4–7, and one bit of the
/// two distributed binary bytes in bit 3; DID and SDID are 60h.
package struct AncillaryTimecode: Hashable, Sendable {
    /// What the label is of, as the first distributed binary byte says.
    package enum Payload: UInt8, Hashable, Sendable {
        /// Linear timecode.
        case linear = 0
        /// Vertical-interval timecode of field 1.
        case verticalField1 = 1
        /// Vertical-interval timecode of field 2.
        case verticalField2 = 2
    }

    /// What the label is of.
    package let payload: Payload
    /// The label with its flags and binary groups.
    package let word: LinearTimecodeWord

    /// A label as one of the three kinds of payload.
    package init(_ word: LinearTimecodeWord, payload: Payload = .linear) {
        self.word = word
        self.payload = payload
    }

    /// Data identifier and secondary data identifier, both 60h.
    package static let identifier: UInt16 = 0x60

    /// The packet's 10-bit words: flag, DID, SDID, data count, sixteen user words, checksum.
    package var packet: [UInt16] {
        let identifier = AncillaryTimecode.withParity(AncillaryTimecode.identifier)
        var body = [identifier, identifier, AncillaryTimecode.withParity(16)]
        for index in 0..<16 {
            let nibble = UInt16(word.data >> UInt64(4 * index) & 15) << 4
            let isSet = index < 8 && payload.rawValue >> UInt8(index) & 1 == 1
            body.append(AncillaryTimecode.withParity(nibble | (isSet ? 8 : 0)))
        }
        return [0, 0x3FF, 0x3FF] + body + [AncillaryTimecode.checksum(body)]
    }

    /// The timecode of a packet; nil where flag, identifiers, count, parity or checksum are wrong.
    package init?(packet: [UInt16]) {
        guard packet.count == 23, Array(packet.prefix(3)) == [0, 0x3FF, 0x3FF] else { return nil }
        let body = Array(packet[3..<22])
        guard body.allSatisfy({ AncillaryTimecode.withParity($0 & 0xFF) == $0 }),
            body[0] & 0xFF == AncillaryTimecode.identifier,
            body[1] & 0xFF == AncillaryTimecode.identifier, body[2] & 0xFF == 16,
            packet[22] == AncillaryTimecode.checksum(body)
        else { return nil }
        var data: UInt64 = 0
        var kind: UInt8 = 0
        for index in 0..<16 {
            data |= UInt64(body[3 + index] >> 4 & 15) << UInt64(4 * index)
            if index < 8 && body[3 + index] & 8 != 0 { kind |= 1 << UInt8(index) }
        }
        guard let payload = Payload(rawValue: kind),
            let word = LinearTimecodeWord(
                data: data, synchronisingWord: LinearTimecodeWord.synchronisingWord)
        else { return nil }
        self.payload = payload
        self.word = word
    }

    /// Eight bits with even parity in bit 8 and its complement in bit 9 (ST 291-1 §6.1).
    package static func withParity(_ byte: UInt16) -> UInt16 {
        let isOdd = (byte & 0xFF).nonzeroBitCount % 2 == 1
        return byte & 0xFF | (isOdd ? 0x100 : 0x200)
    }

    /// The sum of the nine low bits of all words from the DID on, with bit 9 the complement of bit
    /// 8 (ST 291-1 §6.5).
    package static func checksum(_ body: [UInt16]) -> UInt16 {
        var sum: UInt16 = 0
        for word in body { sum = (sum + (word & 0x1FF)) & 0x1FF }
        return sum | (sum & 0x100 == 0 ? 0x200 : 0)
    }
}
