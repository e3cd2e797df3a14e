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
        }
    }

    private static let fullReadAsNarrow = LevelMap.written(as: .full10, readAs: .narrow10)
    private static let narrowReadAsFull = LevelMap.written(as: .narrow10, readAs: .full10)
}
