package import Signals

/// One thing that equipment does to the samples of a picture, written as one word of a chain.
///
/// A chain starts from the content in BT.709, narrow range; each transform takes what a
/// narrow-range reader of the wire would see and gives what such a reader sees afterwards.
package enum PictureTransform: Hashable, Sendable {
    /// Samples of full range put on the wire unscaled: 0…1023 stand where 64…940 should.
    case fullRangeSentUnscaled
    /// Narrow samples scaled into narrow range once more: 64 becomes 119 and 940 becomes 869.
    case narrowScaledTwice
    /// Decoded with one matrix and encoded with another.
    ///
    /// From BT.709 to BT.601 it is a source that encodes with 601; the way back is a converter that
    /// takes 709 for 601.
    case matrix(decodedAs: YCbCrMatrix, encodedAs: YCbCrMatrix)
    /// Luma above black, and colour differences, times a gain in thousandths (0…4000).
    case gain(lumaMilli: Int64, chromaMilli: Int64)
    /// R′, G′ and B′ clipped to 0…100 % in a matrix, as the limiter of a video card does.
    case clippedToLegal(YCbCrMatrix)
    /// R′, G′ and B′ clipped to limits in thousandths (−2048…2047, 0…8191), as a legaliser does.
    case legalised(YCbCrMatrix, lowMilli: Int64, highMilli: Int64)
    /// A look from a look-up table, on R′G′B′ decoded with BT.709.
    case look(ColourDecision)
    /// Light placed in another system, of pictures that a matrix encodes.
    case dynamicRange(from: DynamicRange, to: DynamicRange, YCbCrMatrix)
    /// Primaries exchanged in the light of a 2.4 display, of pictures that a matrix encodes.
    case primaries(from: StandardPrimaries, to: StandardPrimaries, YCbCrMatrix)

    /// The word of a chain: the kind in the low 8 bits, parameters above.
    package var word: Int64 {
        switch self {
        case .fullRangeSentUnscaled: return 1
        case .narrowScaledTwice: return 2
        case .matrix(let decoded, let encoded):
            return 3 | Int64(decoded.rawValue) << 8 | Int64(encoded.rawValue) << 16
        case .gain(let luma, let chroma):
            return 4 | (luma & 0xFFFF) << 8 | (chroma & 0xFFFF) << 24
        case .clippedToLegal(let matrix): return 5 | Int64(matrix.rawValue) << 8
        case .legalised(let matrix, let low, let high):
            return 6 | Int64(matrix.rawValue) << 8 | (low + 2048 & 0xFFF) << 16
                | (high & 0x1FFF) << 28
        case .look(let decision): return 7 | decision.packed << 8
        case .dynamicRange(let from, let to, let matrix):
            return 8 | Int64(from.rawValue) << 8 | Int64(to.rawValue) << 16
                | Int64(matrix.rawValue) << 24
        case .primaries(let from, let to, let matrix):
            return 9 | Int64(from.rawValue) << 8 | Int64(to.rawValue) << 16
                | Int64(matrix.rawValue) << 24
        }
    }

    /// The transform of a word; nil for a word that no transform has.
    package init?(word: Int64) {
        func matrix(_ shift: Int64) -> YCbCrMatrix? {
            YCbCrMatrix(rawValue: UInt8(truncatingIfNeeded: word >> shift))
        }
        switch word & 0xFF {
        case 1: self = .fullRangeSentUnscaled
        case 2: self = .narrowScaledTwice
        case 3:
            guard let decoded = matrix(8), let encoded = matrix(16) else { return nil }
            self = .matrix(decodedAs: decoded, encodedAs: encoded)
        case 4: self = .gain(lumaMilli: word >> 8 & 0xFFFF, chromaMilli: word >> 24 & 0xFFFF)
        case 5:
            guard let decoded = matrix(8) else { return nil }
            self = .clippedToLegal(decoded)
        case 6:
            guard let decoded = matrix(8) else { return nil }
            self = .legalised(
                decoded, lowMilli: (word >> 16 & 0xFFF) - 2048, highMilli: word >> 28 & 0x1FFF)
        case 7: self = .look(ColourDecision(packed: word >> 8))
        case 8:
            guard let decoded = matrix(24),
                let from = DynamicRange(rawValue: UInt8(truncatingIfNeeded: word >> 8)),
                let to = DynamicRange(rawValue: UInt8(truncatingIfNeeded: word >> 16))
            else { return nil }
            self = .dynamicRange(from: from, to: to, decoded)
        case 9:
            guard let decoded = matrix(24),
                let from = StandardPrimaries(rawValue: UInt8(truncatingIfNeeded: word >> 8)),
                let to = StandardPrimaries(rawValue: UInt8(truncatingIfNeeded: word >> 16))
            else { return nil }
            self = .primaries(from: from, to: to, decoded)
        default: return nil
        }
    }

    /// What a narrow-range reader sees after the transform, before the wire's own limits.
    package func apply(_ components: YCbCr) -> YCbCr {
        switch self {
        case .fullRangeSentUnscaled:
            return PictureTransform.fullReadAsNarrow.apply(components)
        case .narrowScaledTwice:
            return PictureTransform.narrowReadAsFull.apply(components)
        case .matrix(let decoded, let encoded):
            return encoded.encode(decoded.decode(components))
        case .gain(let luma, let chroma):
            return LevelMap(
                lumaGain: Double(luma) / 1000, lumaOffset: 0, chromaGain: Double(chroma) / 1000
            ).apply(components)
        case .clippedToLegal(let matrix):
            return matrix.encode(matrix.decode(components).map { min(max($0, 0), 1) })
        case .legalised(let matrix, let low, let high):
            let range = (Double(low) / 1000, Double(high) / 1000)
            return matrix.encode(
                matrix.decode(components).map { min(max($0, range.0), max(range.0, range.1)) })
        case .look(let decision):
            return YCbCrMatrix.bt709.encode(decision.apply(YCbCrMatrix.bt709.decode(components)))
        case .dynamicRange(let from, let to, let matrix):
            return matrix.encode(matrix.decode(components).map { from.moved($0, to: to) })
        case .primaries(let from, let to, let matrix):
            let light = matrix.decode(components).map { Elementary.pow(max($0, 0), 2.4) }
            let moved: RGB = from.conversion(to: to).rgb(light)
            return matrix.encode(moved.map { Elementary.pow(max($0, 0), 1 / 2.4) })
        }
    }

    private static let fullReadAsNarrow = LevelMap.written(as: .full10, readAs: .narrow10)
    private static let narrowReadAsFull = LevelMap.written(as: .narrow10, readAs: .full10)
}

/// The system in which light is written as signal.
///
/// The raw values are stable, and those of ST 352's transfer characteristic.
package enum DynamicRange: UInt8, CaseIterable, Hashable, Sendable {
    case sdr = 0
    case hlg = 1
    case pq = 2

    /// A component of R′G′B′ written in another system (BT.2408).
    func moved(_ value: Double, to other: DynamicRange) -> Double {
        if self == other { return value }
        let plain: Double
        switch self {
        case .sdr: plain = value
        case .hlg: plain = DynamicRangeMapping.sdr(fromHLG: value)
        case .pq: plain = DynamicRangeMapping.sdr(fromPQ: value)
        }
        switch other {
        case .sdr: return plain
        case .hlg: return DynamicRangeMapping.hlg(fromSDR: plain)
        case .pq: return DynamicRangeMapping.pq(fromSDR: plain)
        }
    }
}
