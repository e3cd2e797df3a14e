import Signals

/// How a projector's lens and light fill its screen.
///
/// Off its axis a lens gives less light: cos⁴ of the angle, which near the axis is 1 − c·r².
/// Shifted across the picture the axis is no longer in the middle, and the far corners lose most.
/// r counts in half heights of a picture of 1.9 : 1.
package struct Projection: Hashable, Sendable {
    /// The share of light that a corner has beside the centre, with the lens in its middle.
    let cornerShare: Double
    /// Hours after which half of the light is left.
    let life: Int64
    /// The lens shift with which the picture stands on the screen, per cent of half its width and
    /// half its height.
    let across: Int64
    let up: Int64

    /// Half the picture's width in half heights.
    static let halfWidth = 1.9

    /// How far the picture may stand off the screen before its edge is seen on the masks, per cent.
    static let seenOffset: Int64 = 3

    /// The light at a place of the picture beside that on the lens's axis.
    ///
    /// - Parameters:
    ///   - x: from the middle to the right, in half widths.
    ///   - y: from the middle upwards, in half heights.
    ///   - across: the lens shift in per cent of half the width.
    ///   - up: the lens shift in per cent of half the height.
    func share(x: Double, y: Double, across: Int64, up: Int64) -> Double {
        let falloff = (1 - cornerShare) / (Projection.halfWidth * Projection.halfWidth + 1)
        let dx = (x - Double(across) / 100) * Projection.halfWidth
        let dy = y - Double(up) / 100
        return max(1 - falloff * (dx * dx + dy * dy), 0.05)
    }

    /// What age has left of the light after some hours: half at the end of its life.
    ///
    /// A straight line, as makers of lamps and lasers draw it; never below a quarter.
    func lightLeft(afterHours hours: Int64) -> Double {
        max(1 - 0.5 * Double(hours) / Double(life), 0.25)
    }

    /// Whether the picture's edge stands beyond the screen.
    func isOffScreen(across: Int64, up: Int64) -> Bool {
        max((across - self.across).magnitude, (up - self.up).magnitude)
            > UInt64(Projection.seenOffset)
    }
}

/// A place on a screen where an instrument can be pointed.
package enum ScreenSpot: Int, CaseIterable, Hashable, Sendable {
    case centre, topLeft, topRight, bottomLeft, bottomRight

    /// The name in commands and readings.
    package var name: String { ScreenSpot.names[rawValue] }

    /// All names, in order.
    package static let names = ["centre", "top-left", "top-right", "bottom-left", "bottom-right"]

    /// The four corners: a tenth of the picture in from each edge, as standards measure them.
    package static let corners: [ScreenSpot] = [.topLeft, .topRight, .bottomLeft, .bottomRight]

    /// From the middle to the right and upwards, in half widths and half heights.
    var place: (x: Double, y: Double) {
        switch self {
        case .centre: (0, 0)
        case .topLeft: (-1, 1)
        case .topRight: (1, 1)
        case .bottomLeft: (-1, -1)
        case .bottomRight: (1, -1)
        }
    }
}
