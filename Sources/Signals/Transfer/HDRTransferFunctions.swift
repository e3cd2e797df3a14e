/// Perceptual quantisation: ST 2084 and BT.2100 table 4, absolute luminance up to 10 000 cd/m².
package enum PQ {
    static let m1 = 2610.0 / 16_384
    static let m2 = 2523.0 / 32
    static let c1 = 3424.0 / 4096
    static let c2 = 2413.0 / 128
    static let c3 = 2392.0 / 128

    /// The luminance of signal 1, in cd/m².
    package static let peak = 10_000.0

    /// Signal to light in cd/m²; 0 below black.
    package static func luminance(_ signal: Double) -> Double {
        guard signal > 0 else { return 0 }
        let root = Elementary.pow(signal, 1 / m2)
        let above = max(root - c1, 0)
        return peak * Elementary.pow(above / (c2 - c3 * root), 1 / m1)
    }

    /// Light in cd/m² to signal; no light gives the 7.3 · 10⁻⁷ that the formula gives.
    package static func signal(_ luminance: Double) -> Double {
        let power = Elementary.pow(max(luminance, 0) / peak, m1)
        return Elementary.pow((c1 + c2 * power) / (1 + c3 * power), m2)
    }
}

/// Hybrid log-gamma: BT.2100 table 5, for a display of a given peak and black.
package struct HLG: Hashable, Sendable {
    static let a = 0.17883277
    static let b = 1 - 4 * a
    static let c = 0.5 - a * Elementary.log(4 * a)

    /// The display's peak, L_W, in cd/m².
    package let peak: Double

    /// The system gamma, 1.2 + 0.42 lg(L_W/1000).
    package let gamma: Double

    /// β, what is added to the signal so that black is L_B.
    package let lift: Double

    /// A display; peak greater than 0, black at least 0, both in cd/m².
    package init(peak: Double, black: Double = 0) {
        self.peak = peak
        gamma = 1.2 + 0.42 * Elementary.log10(peak / 1000)
        lift = (3 * Elementary.pow(black / peak, 1 / gamma)).squareRoot()
    }

    /// Scene light 0…1 to signal.
    package static func oetf(_ light: Double) -> Double {
        if light <= 1.0 / 12 { return (3 * max(light, 0)).squareRoot() }
        return a * Elementary.log(12 * light - b) + c
    }

    /// Signal to scene light 0…1.
    package static func inverseOETF(_ signal: Double) -> Double {
        let signal = max(signal, 0)
        if signal <= 0.5 { return signal * signal / 3 }
        return (Elementary.exp((signal - c) / a) + b) / 12
    }

    /// Scene light to display light in cd/m², all three channels by their common luminance.
    package func ootf(_ scene: RGB) -> RGB {
        let luminance = 0.2627 * scene.red + 0.6780 * scene.green + 0.0593 * scene.blue
        let factor = luminance > 0 ? peak * Elementary.pow(luminance, gamma - 1) : 0
        return scene.map { factor * $0 }
    }

    /// Signal to display light in cd/m².
    package func light(_ signal: RGB) -> RGB {
        ootf(signal.map { HLG.inverseOETF((1 - lift) * $0 + lift) })
    }

    /// Signal to display light of a grey, in cd/m².
    package func luminance(_ signal: Double) -> Double {
        light(RGB(grey: signal)).red
    }
}
