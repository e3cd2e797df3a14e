/// A one-dimensional look-up table: the same curve on R′, G′ and B′, sampled and joined by lines.
///
/// That is what a "1D LUT" or the neutral axis of a cube in a monitor, a box or an application is.
/// Loaded twice on the way, the second takes what the first gives.
package struct LookUpTable: Hashable, Sendable {
    /// What comes out at equally spaced signals from 0 to 1; two points at least.
    package let points: [Double]

    /// A table with a number of points of a curve between 0 and 1; 33 is a cube's usual edge.
    package init(size: Int = 33, _ curve: (Double) -> Double) {
        let last = max(size, 2) - 1
        points = (0...last).map { curve(Double($0) / Double(last)) }
    }

    /// The table that changes nothing.
    package static let identity = LookUpTable(size: 2) { $0 }

    /// A signal after the table; beyond its ends the last line goes on, as for super-whites.
    package func value(_ signal: Double) -> Double {
        let last = points.count - 1
        let place = signal * Double(last)
        let index = place <= 0 ? 0 : min(Int(min(place, Double(last))), last - 1)
        let low = points[index]
        return low + (points[index + 1] - low) * (place - Double(index))
    }

    /// The three channels after the table.
    package func apply(_ rgb: RGB) -> RGB { rgb.map(value) }

    /// This table followed by another, sampled at this one's points.
    package func followed(by other: LookUpTable) -> LookUpTable {
        LookUpTable(sampled: points.map(other.value))
    }

    private init(sampled points: [Double]) { self.points = points }
}
