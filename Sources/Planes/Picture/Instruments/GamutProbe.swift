import Plant
import Signals

/// The gamut display: how much of the picture has R′, G′, B′ or luma outside 20…984.
///
/// The limits are EBU R 103's −5 and 105 %; one per cent of the area may lie outside.
enum GamutProbe {
    static let kind = ProbeKind(
        name: "gamut", title: "gamut monitor", plane: PicturePlane.name,
        usage: "measure gamut PORT", price: Price(seconds: 90),
        accepts: MeasuringPoint.refusal, ways: MeasuringPoint.waysAtInputs, read: read)

    private static func read(
        _ simulation: Simulation, _ target: ActionTarget, _ words: [String]
    ) throws(ActionRefusal) -> Reading {
        let point = try MeasuringPoint(simulation, target, words, need: .picture)
        let recovery = point.recovery
        var reading = point.reading("gamut", recovery)
        guard !point.reference.isPresent, recovery.state == .locked else { return reading }
        let content = simulation.text(ofSymbol: recovery.signal.content)
        let chain = simulation.words(ofList: recovery.signal.chain)
        let found = Gamut(recovery.signal, content, chain)
        reading.add(
            "outside", .quantity(Quantity(found.outsideHundredths, .percentHundredth, random: 5)))
        reading.add(
            "lowest", .quantity(Quantity(found.lowest, .tenBitCode, random: 1)))
        reading.add(
            "highest", .quantity(Quantity(found.highest, .tenBitCode, random: 1)))
        return reading
    }

    /// The components of a picture against the limits.
    struct Gamut {
        /// The part of the area that lies outside, in hundredths of a per cent.
        var outsideHundredths: Int64
        /// The lowest and highest of R′, G′ and B′ anywhere, as codes of narrow range.
        var lowest: Int64
        var highest: Int64

        init(_ signal: PictureSignal, _ content: String, _ chain: [Int64]) {
            let stated = PayloadIdentifier(
                word: UInt32(truncatingIfNeeded: signal.payloadIdentifier))
            let format = signal.videoFormat ?? .hd1080p25
            let matrix =
                stated.colorimetry == .bt2020
                ? .bt2020 : PictureRendering.standardMatrix(of: format)
            var outside = 0.0
            var low = Int64.max
            var high = Int64.min
            for patch in PictureContent.patches(ofSymbol: content) {
                let codes = PictureRendering.codes(of: patch.rgb, through: chain)
                let components = VideoQuantisation.narrow10.components(codes)
                if !GamutTolerance.allows(components, matrix: matrix, bits: 10) {
                    outside += patch.area
                }
                let rgb = matrix.decode(components)
                for level in [rgb.red, rgb.green, rgb.blue] {
                    let code = Int64(Elementary.nearest(64 + 876 * level))
                    low = min(low, code)
                    high = max(high, code)
                }
            }
            outsideHundredths = Int64(Elementary.nearest(outside * 10_000))
            lowest = low == .max ? 64 : low
            highest = high == .min ? 64 : high
        }
    }
}
