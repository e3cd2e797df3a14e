/// A straight line from the levels that were meant to the levels that are taken.
///
/// Range mistakes are of this kind. Luma takes the whole line; colour differences are centred on
/// zero and take a gain of their own, since chroma spans 896 codes where luma spans 876.
package struct LevelMap: Hashable, Sendable {
    /// What a luma level is multiplied by.
    package let lumaGain: Double

    /// What is then added to it.
    package let lumaOffset: Double

    /// What a colour difference is multiplied by.
    package let chromaGain: Double

    /// A map of a luma gain and offset and a chroma gain.
    @inlinable package init(lumaGain: Double, lumaOffset: Double, chromaGain: Double) {
        self.lumaGain = lumaGain
        self.lumaOffset = lumaOffset
        self.chromaGain = chromaGain
    }

    /// Everything as it was.
    package static let identity = LevelMap(lumaGain: 1, lumaOffset: 0, chromaGain: 1)

    /// Codes written in one quantisation and read in another of as many bits, before rounding.
    ///
    /// Narrow read as full: black 6.26 %, white 91.9 %. Full read as narrow: −7.3 % and 109.5 %.
    @inlinable package static func written(
        as source: VideoQuantisation, readAs reader: VideoQuantisation
    ) -> LevelMap {
        let bits = Double(1 << reader.bits) / Double(1 << source.bits)
        let black = Double(source.blackCode) * bits - Double(reader.blackCode)
        return LevelMap(
            lumaGain: source.lumaSpan * bits / reader.lumaSpan,
            lumaOffset: black / reader.lumaSpan,
            chromaGain: source.chromaSpan * bits / reader.chromaSpan)
    }

    /// This map, then another.
    @inlinable package func then(_ next: LevelMap) -> LevelMap {
        LevelMap(
            lumaGain: lumaGain * next.lumaGain,
            lumaOffset: lumaOffset * next.lumaGain + next.lumaOffset,
            chromaGain: chromaGain * next.chromaGain)
    }

    /// The components as they are taken.
    @inlinable package func apply(_ components: YCbCr) -> YCbCr {
        YCbCr(
            y: lumaGain * components.y + lumaOffset,
            cb: chromaGain * components.cb,
            cr: chromaGain * components.cr)
    }
}
