import Foundation
import Plant
import TerminalCanvas
import TestSupport
import Testing

@testable import Screens

/// The chromaticity diagram: its edge, and what is drawn in it.
@Suite struct ChromaticityPlotTests {
    /// The distance of a place from the locus, as drawn.
    static func distance(_ x: Double, _ y: Double) -> Double {
        let points = SpectralLocus.points.map(\.point)
        return zip(points, points.dropFirst()).map { start, end in
            let (dx, dy) = (end.x - start.x, end.y - start.y)
            let along = ((x - start.x) * dx + (y - start.y) * dy) / (dx * dx + dy * dy)
            let part = min(max(along, 0), 1)
            let (ex, ey) = (x - start.x - part * dx, y - start.y - part * dy)
            return (ex * ex + ey * ey).squareRoot()
        }.min() ?? 1
    }

    /// Whether a place is inside: a line to the right crosses the edge an odd number of times.
    static func isInside(_ x: Double, _ y: Double) -> Bool {
        let points = SpectralLocus.points.map(\.point)
        var isInside = false
        for (start, end) in zip(points, points.dropFirst() + points.prefix(1))
        where (start.y > y) != (end.y > y) {
            if x < start.x + (end.x - start.x) * (y - start.y) / (end.y - start.y) {
                isInside.toggle()
            }
        }
        return isInside
    }

    /// BT.2020's primaries are light of 630, 532 and 467 nm (Report BT.2246), P3's red lies on the
    /// edge and that of ACES AP0 at its end: rounded figures of other documents, so to 0.002.
    @Test(
        arguments: [
            (0.708, 0.292), (0.170, 0.797), (0.131, 0.046), (0.7347, 0.2653), (0.68, 0.32),
        ] as [(Double, Double)])
    func primariesOfOneWavelengthAreOnTheEdge(x: Double, y: Double) {
        #expect(Self.distance(x, y) < 0.002)
    }

    /// Every point beside the fit to the colour-matching functions by Wyman, Sloan and Shirley
    /// (Journal of Computer Graphics Techniques 2, 2013), which is within 0.017 of it here.
    @Test func pointsAreWhereAnApproximationHasThem() throws {
        func lobe(_ at: Double, _ middle: Double, _ below: Double, _ above: Double) -> Double {
            let t = (at - middle) / (at < middle ? below : above)
            return exp(-t * t / 2)
        }
        let points = SpectralLocus.points.filter { (430...640).contains($0.nanometres) }
        try withEvery("nanometres", in: points) { nanometres, point in
            let at = Double(nanometres)
            let x =
                1.056 * lobe(at, 599.8, 37.9, 31.0) + 0.362 * lobe(at, 442.0, 16.0, 26.7)
                - 0.065 * lobe(at, 501.1, 20.4, 26.2)
            let y = 0.821 * lobe(at, 568.8, 46.9, 40.5) + 0.286 * lobe(at, 530.9, 16.3, 31.1)
            let z = 1.217 * lobe(at, 437.0, 11.8, 36.0) + 0.681 * lobe(at, 459.0, 26.0, 13.8)
            #expect(abs(point.x - x / (x + y + z)) < 0.02)
            #expect(abs(point.y - y / (x + y + z)) < 0.02)
        }
        #expect(points.count > 25)
    }

    @Test(
        arguments: [
            (0.64, 0.33, true), (0.30, 0.60, true), (0.15, 0.06, true),
            (0.265, 0.69, true), (0.3127, 0.3290, true), (0.314, 0.351, true),
            (0.0, 0.1, false), (0.4, 0.7, false), (0.4, 0.05, false), (0.0001, -0.077, false),
        ] as [(Double, Double, Bool)])
    func coloursAreInside(x: Double, y: Double, isInside: Bool) {
        #expect(Self.isInside(x, y) == isInside)
    }

    static func chromaticity(_ value: Int64, _ sigma: Int64 = 0) -> ReadingValue {
        .quantity(Quantity(value, .chromaticityMillionth, systematic: sigma))
    }

    static func profile(withTargets: Bool) -> Reading {
        let patches: [(String, Int64, Int64, Int64, Int64)] = [
            ("grey-0", 0, 0, 312_700, 329_000), ("grey-100", 313_500, 330_200, 312_700, 329_000),
            ("red", 641_000, 331_000, 640_000, 330_000),
            ("green", 301_000, 598_000, 300_000, 600_000),
            ("blue", 151_000, 61_000, 150_000, 60_000),
        ]
        return Reading(
            kind: "profile", point: "gr-mon",
            columns: ["patch", "x", "y"] + (withTargets ? ["target-x", "target-y"] : []),
            rows: patches.map { patch in
                let isDark = patch.1 == 0
                return [
                    .symbol(patch.0), isDark ? .none : chromaticity(patch.1, 1200),
                    isDark ? .none : chromaticity(patch.2, 1200),
                ] + (withTargets ? [chromaticity(patch.3), chromaticity(patch.4)] : [])
            })
    }

    static func plot(_ reading: Reading) throws -> Plot {
        try #require(PlotView.plots(reading).first { $0.title == "chromaticity of gr-mon" })
    }

    @Test func aProfileShowsBothTriangles() throws {
        let plot = try Self.plot(Self.profile(withTargets: true))
        #expect(plot.isSquare)
        let triangles = plot.layers.compactMap { layer -> PlotKind? in
            guard case .line(let kind, let points, true) = layer, points.count == 3 else {
                return nil
            }
            return kind
        }
        #expect(triangles == [.target, .measured])
        #expect(
            plot.layers.last
                == .points(
                    .measured,
                    [
                        PlotPoint(0.3135, 0.3302), PlotPoint(0.641, 0.331),
                        PlotPoint(0.301, 0.598), PlotPoint(0.151, 0.061),
                    ], signs: ["W", "R", "G", "B"]))
        #expect(
            plot.readouts.first
                == PlotReadout(
                    PlotPoint(0.3135, 0.3302), label: "grey 100 %",
                    text: "x 0.3135 ± 0.0012, y 0.3302 ± 0.0012; target x 0.3127, y 0.3290"))
        #expect(plot.readouts.count == 4)
    }

    @Test func aReadingOfBeforeHasNoTarget() throws {
        let plot = try Self.plot(Self.profile(withTargets: false))
        for layer in plot.layers {
            switch layer {
            case .line(let kind, _, _), .points(let kind, _, _), .spans(let kind, _):
                #expect(kind != .target)
            }
        }
    }

    @Test func oneReadingIsOnePoint() throws {
        let reading = Reading(
            kind: "colorimeter", point: "gr-mon",
            fields: [
                ReadingField("patch", .symbol("grey-50")),
                ReadingField(
                    "luminance",
                    .quantity(Quantity(189_000, .candelaTenThousandth, systematic: 945))),
                ReadingField("x", Self.chromaticity(312_700, 900)),
                ReadingField("y", Self.chromaticity(329_000, 800)),
            ])
        let plot = try Self.plot(reading)
        #expect(
            plot.readouts == [
                PlotReadout(
                    PlotPoint(0.3127, 0.329), label: "grey 50 %",
                    text: "18.9 ± 0.1 cd/m², x 0.3127 ± 0.0009, y 0.3290 ± 0.0008")
            ])
    }
}
