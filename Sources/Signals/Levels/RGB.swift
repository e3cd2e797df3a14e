/// Three colour components, red, green and blue.
///
/// Either non-linear video (R′G′B′, 0 black and 1 reference white) or linear light; which of the
/// two, and of which primaries, the function that takes it says. Values outside 0…1 are allowed.
package struct RGB: Hashable, Sendable {
    /// The red component.
    package var red: Double

    /// The green component.
    package var green: Double

    /// The blue component.
    package var blue: Double

    /// A colour of three components.
    @inlinable package init(red: Double, green: Double, blue: Double) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// The same value in all three components.
    @inlinable package init(grey: Double) {
        self.init(red: grey, green: grey, blue: grey)
    }

    /// No light, or code black.
    package static let black = RGB(grey: 0)

    /// Reference white.
    package static let white = RGB(grey: 1)

    /// Each component put through one function.
    @inlinable package func map(_ transform: (Double) -> Double) -> RGB {
        RGB(red: transform(red), green: transform(green), blue: transform(blue))
    }
}
