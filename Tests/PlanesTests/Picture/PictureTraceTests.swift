import Plant
import Signals
import SimulationKernel
import Testing

@testable import Planes

/// What waveform displays and vectorscopes draw, against what other programs make of the bars.
@Suite struct PictureTraceTests {
    /// RP 219 bars as GStreamer draws them (`bars_rp219.csv`): first sample, width, 8-bit luma, and
    /// how many of 1080 lines. Of the second and third patterns only what the standard leaves no
    /// choice in; and without the black at 1337, where GStreamer draws −2 % once more.
    static let rp219: [(first: Int64, width: Int64, luma: Int64, lines: Int64)] = [
        (0, 240, 104, 630), (240, 205, 180, 630), (445, 206, 168, 630), (651, 206, 145, 630),
        (857, 206, 133, 630), (1063, 206, 63, 630), (1269, 206, 51, 630), (1475, 205, 28, 630),
        (1680, 240, 104, 630), (0, 240, 188, 90), (445, 1235, 180, 90), (1680, 240, 32, 90),
        (0, 240, 219, 90), (1475, 205, 235, 90), (1680, 240, 63, 90), (0, 240, 49, 270),
        (240, 309, 16, 270), (549, 411, 235, 270), (960, 171, 16, 270), (1131, 69, 12, 270),
        (1200, 68, 16, 270), (1268, 69, 20, 270), (1405, 69, 25, 270), (1474, 206, 16, 270),
        (1680, 240, 49, 270),
    ]

    static func groups(_ reading: Reading, _ name: String, of size: Int = 5) -> [[Int64]] {
        guard case .list(let numbers)? = reading[name] else { return [] }
        #expect(numbers.count % size == 0)
        return stride(from: 0, to: numbers.count, by: size).map {
            Array(numbers[$0..<$0 + size])
        }
    }

    @Test(arguments: rp219)
    func barsStandWhereOthersDrawThem(
        first: Int64, width: Int64, luma: Int64, lines: Int64
    ) throws {
        let simulation = try PictureTestPlant.simulation()
        let reading = try simulation.quietly { try simulation.measure("waveform", "wfm") }
        let piece = Self.groups(reading, "trace").first {
            // A place is stored to 0.01 % of the line; 8-bit luma is within half of four codes.
            abs($0[0] * 1920 - first * 10_000) <= 960
                && abs($0[1] * 1920 - (first + width) * 10_000) <= 960
                && abs($0[2] - 4 * luma) <= 3 && abs($0[4] * 1080 - lines * 1000) <= 540
        }
        #expect(piece != nil)
        #expect(piece?[2] == piece?[3])
    }

    @Test func rowsSayWhereTheirPatchesAre() throws {
        let simulation = try PictureTestPlant.simulation()
        for isQuiet in [true, false] {
            let reading =
                isQuiet
                ? try simulation.quietly { try simulation.measure("waveform", "wfm") }
                : try simulation.measure("waveform", "wfm")
            let trace = Self.groups(reading, "trace")
            #expect(Array(reading.columns.prefix(3)) == ["patch", "y", "level"])
            for index in reading.rows.indices {
                let row = reading.row(index)
                let from = try #require(row.integer("from"))
                let to = try #require(row.integer("to"))
                let level = try #require(row.integer("y"))
                #expect(
                    trace.contains { piece in
                        if piece[2] == piece[3] {
                            return piece[0] == from && piece[1] == to && piece[2] == level
                        }
                        // A place on a ramp, to a code.
                        guard from == to, from >= piece[0], from <= piece[1] else { return false }
                        let rise = (piece[3] - piece[2]) * (from - piece[0])
                        return abs(piece[2] + rise / (piece[1] - piece[0]) - level) <= 1
                    }, "\(row)")
            }
        }
    }

    @Test func aProgrammesTraceStaysWithinItsExtremes() throws {
        let simulation = try PictureTestPlant.simulation()
        let reading = try simulation.measure("waveform", "gr-mon.sdi-1")
        let codes = Self.groups(reading, "trace").flatMap { [$0[2], $0[3]] }
        #expect(codes.count > 16)
        #expect(codes.min() == reading.integer("minimum"))
        #expect(codes.max() == reading.integer("maximum"))
        let scope = try simulation.measure("vectorscope", "gr-mon.sdi-1")
        let peak = Double(try #require(scope.integer("peak-magnitude")))
        let lengths = Self.groups(scope, "trace").flatMap { trace in
            [(trace[0], trace[1]), (trace[2], trace[3])].map { cb, cr in
                Double(cb * cb + cr * cr).squareRoot()
            }
        }
        // A code of chroma is 0.11 % of full scale.
        #expect(abs(try #require(lengths.max()) - peak) <= 16)
    }

    /// Half the gain: white at 64 + 876/2.
    @Test func aTraceShowsWhatTheChainDoes() throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.set("gen", "level", 500)
        let reading = try simulation.quietly { try simulation.measure("waveform", "wfm") }
        let codes = Self.groups(reading, "trace").flatMap { [$0[2], $0[3]] }
        #expect(codes.max() == 502)
    }

    /// 75 % bars of `ycbcr_vector.csv`, in 0.01 %: red, magenta, blue, cyan, green, yellow.
    @Test(
        arguments: [
            (
                0,
                [-1266, 3750, 2484, 3140, 3750, -610, 1266, -3750, -2484, -3140, -3750, 610]
            ),
            (
                1,
                [-859, 3750, 2891, 3406, 3750, -344, 859, -3750, -2891, -3406, -3750, 344]
            ),
            (
                2,
                [-1047, 3750, 2703, 3448, 3750, -302, 1047, -3750, -2703, -3448, -3750, 302]
            ),
        ] as [(Int64, [Int64])])
    func boxesAreThoseOfTheMatrix(graticule: Int64, boxes: [Int64]) throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.set("wfm", "graticule", graticule)
        let reading = try simulation.measure("vectorscope", "wfm")
        #expect(reading["boxes"] == .list(boxes))
    }

    @Test func placesAgreeWithAnglesAndLengths() throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.set("gen", "matrix", 1)
        let reading = try simulation.measure("vectorscope", "wfm")
        #expect(!reading.rows.isEmpty)
        let trace = Self.groups(reading, "trace")
        for index in reading.rows.indices {
            let row = reading.row(index)
            let cb = try #require(row.integer("cb"))
            let cr = try #require(row.integer("cr"))
            let point = VectorscopePoint(cb: Double(cb), cr: Double(cr))
            let magnitude = Double(try #require(row.integer("magnitude")))
            #expect(abs(point.magnitude - magnitude) <= 2)
            let angle = Double(try #require(row.integer("angle"))) / 100
            #expect(abs(try #require(point.angleDegrees) - angle) < 0.06)
            let targetCb = Double(try #require(row.integer("target-cb")))
            let targetCr = Double(try #require(row.integer("target-cr")))
            let target = VectorscopePoint(cb: targetCb, cr: targetCr)
            let turn = try #require(point.turn(from: target))
            // The stated turn has the instrument's own error once, as the angle has.
            #expect(abs(turn - Double(try #require(row.integer("turn"))) / 100) < 0.06)
            #expect(trace.contains { $0.prefix(2) == [cb, cr] })
        }
    }

    @Test func shadesOfAPictureSumUp() throws {
        let simulation = try PictureTestPlant.simulation()
        for point in ["wfm", "gr-mon.sdi-1"] {
            let reading = try simulation.measure("vectorscope", point)
            let shares = Self.groups(reading, "trace").map { $0[4] }
            #expect(abs(shares.reduce(0, +) - 1000) <= Int64(shares.count))
        }
    }

    /// A journal keeps them all, so they stay small.
    @Test func readingsStaySmall() throws {
        let simulation = try PictureTestPlant.simulation()
        for probe in ["waveform", "vectorscope"] {
            for point in ["wfm", "gr-mon.sdi-1"] {
                let reading = try simulation.measure(probe, point)
                var writer = CanonicalWriter()
                reading.encode(to: &writer)
                #expect(writer.bytes.count <= 3072, "\(probe) \(point) \(writer.bytes.count)")
            }
        }
    }
}
