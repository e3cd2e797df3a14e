import Testing

@testable import Signals

@Suite struct TimecodeDriftTests {
    private static let pairs: [(name: String, made: FrameRate, played: FrameRate)] = [
        ("24 fps picture played at 24000/1001", .fps24, .fps23),
        ("24000/1001 played at 24", .fps23, .fps24), ("25 played at 24", .fps25, .fps24),
        ("24 played at 25 (PAL speed-up)", .fps24, .fps25),
        ("48048 Hz audio played at 48000 (pull-down)", FrameRate(48_048), FrameRate(48_000)),
        ("44100 file played as 48000", FrameRate(44_100), FrameRate(48_000)),
    ]

    /// Whether a whole number of thousandths is what a text's digits say, to a thousandth.
    private func agrees(_ thousandths: Int64, _ text: String) -> Bool {
        guard let value = Double(text) else { return false }
        return (Double(thousandths) / 1000 - value).magnitude <= 0.00051
    }

    @Test func everyRowOfTheTable() throws {
        var seen = 0
        for row in try OracleTable("timecode_drift").rows {
            let seconds = try #require(row["per"].split(separator: " ").first.flatMap { Int64($0) })
            let frames = row["difference_frames"]
            if let pair = Self.pairs.first(where: { $0.name == row["case"] }) {
                let milli = TimecodeDrift.milliFrames(
                    madeAt: pair.made, playedAt: pair.played, after: seconds)
                #expect(agrees(milli, frames), "\(row.fields)")
                let time = TimecodeDrift.microseconds(
                    madeAt: pair.made, playedAt: pair.played, after: seconds)
                #expect(agrees(time, row["difference_ms"]), "\(row.fields)")
                seen += 1
            } else if row["case"].hasPrefix("free-running") {
                let ppm = try #require(Int64(row["case"].split(separator: " ")[2]))
                let gained = TimecodeDrift.nanoseconds(
                    partsPerBillion: 1000 * ppm, after: seconds)
                #expect(
                    agrees(TimecodeDrift.milliFrames(nanoseconds: gained, at: .fps25), frames))
                #expect(agrees(gained / 1000, row["difference_ms"]), "\(row.fields)")
                seen += 1
            } else {
                let isDrop = row["case"].contains(" DF")
                let count = try #require(TimecodeCount(.fps29, isDropFrame: isDrop))
                let rate = TimecodeDrift.partsPerBillion(of: count, at: .fps29)
                let milliseconds = Double(rate) * Double(seconds) / 1e6
                // The table counts labels that are missing, and reckons them in frames of the
                // clock's second: 3600 ms an hour, where the labels are 3596.4 behind.
                let expected = -(try #require(Double(row["difference_ms"])))
                let tolerance = isDrop ? 0.001 : 0.00101
                #expect(
                    (milliseconds / expected - 1).magnitude < tolerance, "\(row.fields)")
                seen += 1
            }
        }
        #expect(seen == 33)
    }

    @Test func labelRates() throws {
        func rate(_ rate: FrameRate, drop: Bool = false) throws -> Int64 {
            TimecodeDrift.partsPerBillion(
                of: try #require(TimecodeCount(rate, isDropFrame: drop)), at: rate)
        }
        #expect(try rate(.fps25) == 0)
        #expect(try rate(.fps24) == 0)
        #expect(try rate(.fps29) == -999_001)
        #expect(try rate(.fps23) == -999_001)
        #expect(try rate(.fps29, drop: true) == 1000)
        #expect(TimecodeDrift.milliFrames(nanoseconds: -40_000_000, at: .fps25) == -1000)
        #expect(TimecodeDrift.milliFrames(nanoseconds: 19_999, at: .fps25) == 0)
        #expect(TimecodeDrift.milliFrames(nanoseconds: 20_000, at: .fps25) == 1)
    }
}
