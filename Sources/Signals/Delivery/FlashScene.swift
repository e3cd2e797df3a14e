/// A made-up reel of a programme as the luminances of its frames: shots of a second and more, and
/// perhaps a scene with flashing light in the middle.
///
/// It is the same for ever for the same number.
package struct FlashScene: Hashable, Sendable {
    /// A light that goes on and off.
    package struct Light: Hashable, Sendable {
        /// Frames from one flash to the next, 2 or more; lit for the first half.
        package var period: Int
        /// The share of the screen, in percent.
        package var area: Int
        /// The luma codes (8 bits) while it is dark and while it is lit.
        package var dark: Int64
        package var lit: Int64

        /// A light that flashes every `period` frames over an area of some percent.
        package init(period: Int, area: Int, dark: Int64, lit: Int64) {
            self.period = max(2, period)
            self.area = area
            self.dark = dark
            self.lit = lit
        }
    }

    /// The scene's light, or nil where there is none.
    package var light: Light?

    /// A scene with a light, or without one.
    package init(_ light: Light? = nil) { self.light = light }

    /// Parts of a frame: a twentieth of its area each.
    package static let parts = 20
    private static let seconds = 12
    private static let lightFrom = 4
    private static let lightUntil = 7

    /// The luminances of the reel.
    ///
    /// - Parameters:
    ///   - seed: the programme's own number.
    ///   - rate: frames per second of the file.
    package func sequence(seed: UInt64, rate: FrameRate) -> LuminanceSequence {
        var sequence = LuminanceSequence(parts: FlashScene.parts, rate: rate)
        let second = Int((rate.numerator + rate.denominator / 2) / rate.denominator)
        let screen = LuminanceSequence.screenLuminances
        var state = seed
        var levels = Array(repeating: Int64(0), count: FlashScene.parts)
        for frame in 0..<FlashScene.seconds * second {
            // A cut in every second second, with other luma codes from 16 to 111.
            if frame % (2 * second) == 0 {
                for part in levels.indices {
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    levels[part] = 16 + Int64(state >> 33) % 96
                }
            }
            for part in levels.indices {
                let code = lit(part, frame, second) ?? levels[part]
                sequence.luminances.append(screen[Int(min(max(code, 0), 255))])
            }
        }
        return sequence
    }

    /// The luma code that the light gives a part of a frame, or nil where it isn't.
    private func lit(_ part: Int, _ frame: Int, _ second: Int) -> Int64? {
        guard let light, part * 100 < light.area * FlashScene.parts,
            frame >= FlashScene.lightFrom * second, frame < FlashScene.lightUntil * second
        else { return nil }
        return frame % light.period < light.period / 2 ? light.lit : light.dark
    }
}
