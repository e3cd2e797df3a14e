/// The peak-luminance limiting of a display whose supply bears only so much light at once.
///
/// With its power constant, the mean luminance of the picture can't pass what a full white field
/// reaches; small highlights reach the panel's peak. A display of 1000 cd/m² on a tenth of its area
/// and 150 on all of it is usual for OLED televisions (their makers' tables of windows).
package struct PeakLimiter: Hashable, Sendable {
    /// The luminance of a small white patch, cd/m².
    package let peak: Double
    /// The luminance of a full white field, cd/m²; not above `peak`.
    package let fullField: Double

    /// A limiter; a full field above the peak counts as the peak: no limiting.
    package init(peak: Double, fullField: Double) {
        self.peak = peak
        self.fullField = min(fullField, peak)
    }

    /// The part of its light that a picture keeps, given the mean luminance that it asks for.
    package func share(ofMean mean: Double) -> Double {
        mean > fullField ? fullField / mean : 1
    }

    /// The luminance of a white window on black that asks for a luminance over a part of the area.
    ///
    /// - Parameters:
    ///   - asked: what the signal asks for, cd/m²; no more than the peak is made.
    ///   - area: the window's part of the picture, 0…1.
    package func luminance(ofWindow area: Double, asking asked: Double) -> Double {
        let wanted = min(asked, peak)
        return wanted * share(ofMean: wanted * area)
    }
}
