package import Signals

/// From a content's R′G′B′ through a chain of transforms to the codes on the wire.
package enum PictureRendering {
    /// The 10-bit codes of a colour at a point: rendered in BT.709, narrow range, then through the
    /// transforms that the words stand for, each clipped to 4…1019 as the serial interface clips.
    ///
    /// The words are those of `PictureSignal.chain`; a word that no transform has changes nothing.
    /// Rounding to whole codes happens once, at the end.
    package static func codes(of rgb: RGB, through words: [Int64]) -> YCbCrCodes {
        VideoQuantisation.narrow10.serialCodes(
            VideoQuantisation.narrow10.codes(components(of: rgb, through: words)))
    }

    /// What a narrow-range reader of the wire sees, before rounding to whole codes.
    package static func components(of rgb: RGB, through words: [Int64]) -> YCbCr {
        var components = onWire(YCbCrMatrix.bt709.encode(rgb))
        for word in words {
            guard let transform = PictureTransform(word: word) else { continue }
            components = onWire(transform.apply(components))
        }
        return components
    }

    /// The chain that a source of a format has when it is set up rightly, as words.
    ///
    /// Standard definition is encoded with BT.601 (BT.601 §2.5), all else here with BT.709.
    package static func standardChain(of format: VideoFormat) -> [Int64] {
        let matrix = standardMatrix(of: format)
        return matrix == .bt709
            ? [] : [PictureTransform.matrix(decodedAs: .bt709, encodedAs: matrix).word]
    }

    /// The matrix with which a format is encoded unless somebody says otherwise.
    package static func standardMatrix(of format: VideoFormat) -> YCbCrMatrix {
        format == .sd625i25 || format == .sd525i29 ? .bt601 : .bt709
    }

    /// Clipped to the codes that carry picture on a serial interface, 4…1019.
    private static func onWire(_ components: YCbCr) -> YCbCr {
        let range = VideoQuantisation.narrow10.serialRange
        let luma = bounds(range) { VideoQuantisation.narrow10.luma(fromCode: $0) }
        let chroma = bounds(range) { VideoQuantisation.narrow10.chroma(fromCode: $0) }
        return YCbCr(
            y: min(max(components.y, luma.lowerBound), luma.upperBound),
            cb: min(max(components.cb, chroma.lowerBound), chroma.upperBound),
            cr: min(max(components.cr, chroma.lowerBound), chroma.upperBound))
    }

    private static func bounds(
        _ range: ClosedRange<Int32>, _ value: (Int32) -> Double
    ) -> ClosedRange<Double> {
        value(range.lowerBound)...value(range.upperBound)
    }
}
