/// The transfer functions of cameras, encodings and plain displays, all between 0 and 1.
package enum TransferFunctions {
    /// BT.709 item 1.2 (and BT.2020 table 4 at 10 bits): scene light to signal.
    package static func bt709OETF(_ light: Double) -> Double {
        light < 0.018 ? 4.5 * light : 1.099 * Elementary.pow(light, 0.45) - 0.099
    }

    /// The inverse of `bt709OETF`, which isn't what displays do.
    package static func bt709InverseOETF(_ signal: Double) -> Double {
        signal < 0.081 ? signal / 4.5 : Elementary.pow((signal + 0.099) / 1.099, 1 / 0.45)
    }

    /// A pure power law: signal to relative light, no light below black.
    package static func power(_ signal: Double, gamma: Double) -> Double {
        signal > 0 ? Elementary.pow(signal, gamma) : 0
    }

    /// sRGB (IEC 61966-2-1): signal to relative light.
    package static func sRGBEOTF(_ signal: Double) -> Double {
        signal <= 0.04045 ? signal / 12.92 : Elementary.pow((signal + 0.055) / 1.055, 2.4)
    }

    /// sRGB: relative light to signal.
    package static func sRGBInverseEOTF(_ light: Double) -> Double {
        light <= 0.0031308 ? 12.92 * light : 1.055 * Elementary.pow(light, 1 / 2.4) - 0.055
    }
}

/// The reference display of BT.1886 annex 1, with its white and black in cd/m².
package struct BT1886: Hashable, Sendable {
    /// The exponent, 2.40.
    package static let gamma = 2.4

    /// a: the legacy "contrast", in cd/m².
    package let gain: Double

    /// b: the legacy "brightness", added to the signal.
    package let lift: Double

    /// A display of a white and a black; white must be greater than black, and black not below 0.
    package init(white: Double, black: Double) {
        let whiteRoot = Elementary.pow(white, 1 / BT1886.gamma)
        let blackRoot = Elementary.pow(black, 1 / BT1886.gamma)
        gain = Elementary.pow(whiteRoot - blackRoot, BT1886.gamma)
        lift = blackRoot / (whiteRoot - blackRoot)
    }

    /// Signal (0 black, 1 white; both may be passed) to light in cd/m².
    package func luminance(_ signal: Double) -> Double {
        gain * TransferFunctions.power(signal + lift, gamma: BT1886.gamma)
    }

    /// Light in cd/m² to signal.
    package func signal(_ luminance: Double) -> Double {
        Elementary.pow(max(luminance, 0) / gain, 1 / BT1886.gamma) - lift
    }
}
