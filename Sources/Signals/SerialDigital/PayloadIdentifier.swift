/// The video payload identifier of ST 352: four bytes that say what the interface carries.
///
/// A receiver believes them, so one wrong bit (PsF sent as interlaced, BT.2020 as BT.709) shows on
/// a monitor though the picture is right.
package struct PayloadIdentifier: Hashable, Sendable {
    /// Byte 2, bits 4 and 5: the transfer characteristic.
    package enum Transfer: UInt8, Hashable, Sendable {
        case sdr = 0
        case hlg = 1
        case pq = 2
        case unspecified = 3
    }

    /// Byte 3: the colorimetry.
    package enum Colorimetry: UInt8, Hashable, Sendable {
        case bt709 = 0
        case reserved = 1
        case bt2020 = 2
        case unknown = 3
    }

    /// How 3 Gb/s is filled (ST 425-1).
    package enum Mapping: Hashable, Sendable {
        /// One picture, sent directly; also every interface but 3G.
        case levelA
        /// A dual link in one: byte 1 is 8Ah instead of 89h.
        case levelB
    }

    /// The four bytes, the first in the highest place.
    package let word: UInt32

    /// The identifier of four bytes as received.
    package init(word: UInt32) {
        self.word = word
    }

    /// The identifier of a picture of narrow range; 4:2:2 of 10 bits unless said otherwise.
    package init(
        _ format: VideoFormat, transfer: Transfer = .sdr, colorimetry: Colorimetry = .bt709,
        mapping: Mapping = .levelA, sampling: SerialSampling = .yCbCr422, isTwelveBit: Bool = false
    ) {
        let rate = SerialRate(format, sampling: isTwelveBit ? .full444 : sampling)
        let first = PayloadIdentifier.standardByte(format, rate, mapping: mapping)
        let second =
            PayloadIdentifier.scanBits(format.scan) | transfer.rawValue << 4
            | PayloadIdentifier.rateNibble(format.frameRate)
        let third =
            PayloadIdentifier.colorimetryBits(colorimetry, firstByte: first)
            | (sampling == .full444 ? PayloadIdentifier.sampling444 : 0)
        let depth: UInt32 = isTwelveBit ? 0x02 : 0x01
        word = UInt32(first) << 24 | UInt32(second) << 16 | UInt32(third) << 8 | depth
    }

    /// Byte 3, low nibble: 2 is R′G′B′ 4:4:4, which is how 4:4:4 is sent here; 0 is 4:2:2.
    private static let sampling444: UInt8 = 0x02

    /// The sampling that byte 3 states, or nil for one that isn't known here.
    package var sampling: SerialSampling? {
        switch byte(3) & 0x0F {
        case 0: return .yCbCr422
        case 1, 2: return .full444
        default: return nil
        }
    }

    /// Bits per sample that byte 4 states.
    package var bitDepth: Int { byte(4) & 3 >= 2 ? 12 : 10 }

    /// Whether byte 1 states a 3 Gb/s signal of level B: two streams, each of 1.5 Gb/s.
    package var isLevelB: Bool { byte(1) == 0x8A || byte(1) == 0x8C }

    /// The same identifier with another transfer characteristic.
    package func withTransfer(_ transfer: Transfer) -> PayloadIdentifier {
        PayloadIdentifier(word: word & 0xFFCF_FFFF | UInt32(transfer.rawValue) << 20)
    }

    /// The same identifier with another colorimetry.
    package func withColorimetry(_ colorimetry: Colorimetry) -> PayloadIdentifier {
        let mask: UInt32 = PayloadIdentifier.splitsColorimetry(firstByte: byte(1)) ? 0x90 : 0x30
        let bits = PayloadIdentifier.colorimetryBits(colorimetry, firstByte: byte(1))
        return PayloadIdentifier(word: word & ~(mask << 8) | UInt32(bits) << 8)
    }

    /// One of the bytes, 1…4.
    package func byte(_ number: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: word >> UInt32(8 * (4 - number)))
    }

    /// How the picture is scanned: bit 7 of byte 2 is a progressive transport, bit 6 a progressive
    /// picture; nil for a progressive transport of an interlaced picture, which isn't allowed.
    package var scan: VideoScan? {
        switch byte(2) & 0xC0 {
        case 0x00: return .interlaced
        case 0x40: return .segmentedFrame
        case 0xC0: return .progressive
        default: return nil
        }
    }

    /// The picture rate, or nil for a code that isn't known here.
    package var frameRate: FrameRate? {
        switch byte(2) & 0x0F {
        case 0x2: return .fps23
        case 0x3: return .fps24
        case 0x5: return .fps25
        case 0x6: return .fps29
        case 0x7: return .fps30
        case 0x9: return .fps50
        case 0xA: return .fps59
        case 0xB: return .fps60
        default: return nil
        }
    }

    /// The transfer characteristic.
    package var transfer: Transfer { Transfer(rawValue: byte(2) >> 4 & 3) ?? .unspecified }

    /// The colorimetry.
    package var colorimetry: Colorimetry {
        let third = byte(3)
        let code =
            PayloadIdentifier.splitsColorimetry(firstByte: byte(1))
            ? third >> 6 & 2 | third >> 4 & 1 : third >> 4 & 3
        return Colorimetry(rawValue: code) ?? .unknown
    }

    /// The same identifier with another scan, which is how a wrong setting arises.
    package func withScan(_ scan: VideoScan) -> PayloadIdentifier {
        let bits = UInt32(PayloadIdentifier.scanBits(scan)) << 16
        return PayloadIdentifier(word: word & 0xFF3F_FFFF | bits)
    }

    /// The ancillary packet (ST 291-1) of this identifier, DID 41h and SDID 01h, as 10-bit words.
    package var ancillaryWords: [UInt16] {
        let data = [0x41, 0x01, 0x04] + (1...4).map { UInt16(byte($0)) }
        let words = data.map(PayloadIdentifier.withParity)
        let sum = words.reduce(UInt16(0)) { ($0 + ($1 & 0x1FF)) & 0x1FF }
        return [0x000, 0x3FF, 0x3FF] + words + [sum | (~sum & 0x100) << 1]
    }

    /// Eight bits with even parity in bit 8 and its inverse in bit 9 (ST 291-1).
    static func withParity(_ value: UInt16) -> UInt16 {
        let isOdd = value.nonzeroBitCount & 1 == 1
        return value | (isOdd ? 0x100 : 0x200)
    }

    private static func standardByte(
        _ format: VideoFormat, _ rate: SerialRate, mapping: Mapping
    ) -> UInt8 {
        let interface = SerialInterface.carrying(rate)
        switch (interface, format.raster.linesPerFrame) {
        case (.sd, _): return 0x81
        case (.hd, 750): return 0x84
        case (.hd, _): return 0x85
        case (.threeG, 750): return 0x88
        case (.threeG, _): return mapping == .levelA ? 0x89 : 0x8A
        case (.sixG, _): return 0xC0
        default: return 0xCE
        }
    }

    private static func scanBits(_ scan: VideoScan) -> UInt8 {
        switch scan {
        case .interlaced: return 0x00
        case .segmentedFrame: return 0x40
        case .progressive: return 0xC0
        }
    }

    private static func rateNibble(_ rate: FrameRate) -> UInt8 {
        switch rate {
        case .fps23: return 0x2
        case .fps24: return 0x3
        case .fps25: return 0x5
        case .fps29: return 0x6
        case .fps30: return 0x7
        case .fps50: return 0x9
        case .fps59: return 0xA
        case .fps60: return 0xB
        default: return 0
        }
    }

    /// The forms of 1080 lines at 1.5 and 3 Gb/s keep colorimetry in bits 7 and 4, others in 5, 4.
    private static func splitsColorimetry(firstByte: UInt8) -> Bool {
        firstByte == 0x85 || firstByte == 0x89 || firstByte == 0x8A
    }

    private static func colorimetryBits(_ colorimetry: Colorimetry, firstByte: UInt8) -> UInt8 {
        let code = colorimetry.rawValue
        return splitsColorimetry(firstByte: firstByte)
            ? (code & 2) << 6 | (code & 1) << 4 : code << 4
    }
}
