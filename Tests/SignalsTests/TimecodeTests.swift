import Testing

@testable import Signals

@Suite struct TimecodeTests {
    static func count(_ rate: FrameRate, drop: Bool = false) throws -> TimecodeCount {
        try #require(TimecodeCount(rate, isDropFrame: drop))
    }

    /// The labels of a text like "00:01:00;02".
    static func label(_ text: String) -> Timecode? {
        let parts = text.split { $0 == ":" || $0 == ";" }.compactMap { Int64($0) }
        guard parts.count == 4 else { return nil }
        return Timecode(hours: parts[0], minutes: parts[1], seconds: parts[2], frames: parts[3])
    }

    /// The file holds two tables; the second gives labels, and its header is one of its rows.
    @Test func dropFrameLandmarks() throws {
        let drop29 = try Self.count(.fps29, drop: true)
        let drop59 = try Self.count(.fps59, drop: true)
        let whole29 = try Self.count(.fps29)
        var frames = 0
        var labels = 0
        for row in try OracleTable("timecode_df").rows {
            let first = row["frame_count_0based"]
            if let frame = Int64(first) {
                frames += 1
                let label = drop29.label(ofFrame: frame)
                for column in ["df2997_timecode_pkg", "df2997_otio"] {
                    #expect(label.text(isDropFrame: true) == row[column], "\(row.fields)")
                }
                let at59 = drop59.label(ofFrame: frame).text(isDropFrame: true)
                #expect(at59 == row["df5994_timecode_pkg"] && at59 == row["df5994_otio"])
                let plain = whole29.label(ofFrame: frame).text(isDropFrame: false)
                #expect(plain == row["ndf2997_timecode_pkg"], "\(row.fields)")
                let real = Double(frame) / FrameRate.fps29.hertz
                #expect(matches(real, row["real_seconds_at_30000/1001"]), "\(row.fields)")
                let seconds = 3600 * label.hours + 60 * label.minutes + label.seconds
                let labelled = Double(seconds) + Double(label.frames) / 30
                #expect(matches(labelled - real, row["df_label_minus_real_s"]), "\(row.fields)")
            } else if let label = Self.label(first) {
                labels += 1
                let expected = Int64(row["df2997_timecode_pkg"])
                #expect(drop29.frame(ofLabel: label) == expected, "\(row.fields)")
                #expect(Int64(row["df2997_otio"]) == expected)
            }
        }
        #expect(frames == 29)
        #expect(labels == 12)
    }

    @Test func wholeCounts() throws {
        let rates: [String: FrameRate] = [
            "24": .fps24, "25": .fps25, "30": .fps30, "50": .fps50, "60": .fps60, "23.976": .fps23,
        ]
        for row in try OracleTable("timecode_nd").rows {
            let count = try Self.count(try #require(rates[row["rate"]]))
            let frame = try #require(Int64(row["frame_count_0based"]))
            let text = count.label(ofFrame: frame).text(isDropFrame: false)
            #expect(text == row["timecode_pkg"], "\(row.fields)")
            #expect(text == row["otio"], "\(row.fields)")
        }
    }

    @Test func everyFrameOfADayHasItsOwnLabel() throws {
        for (rate, drop) in [(FrameRate.fps29, true), (.fps59, true), (.fps25, false)] {
            let count = try Self.count(rate, drop: drop)
            var previous: Timecode?
            for frame in stride(from: Int64(0), to: count.framesPerDay, by: 7) {
                let label = count.label(ofFrame: frame)
                if count.frame(ofLabel: label) != frame { Issue.record("\(rate) \(frame)") }
                if let previous, label <= previous { Issue.record("\(rate) \(frame)") }
                previous = label
            }
            #expect(count.label(ofFrame: count.framesPerDay) == count.label(ofFrame: 0))
            #expect(count.frame(ofLabel: count.label(ofFrame: -1)) == count.framesPerDay - 1)
        }
    }

    @Test func labelsThatACountNeverGives() throws {
        let drop = try Self.count(.fps29, drop: true)
        for text in ["00:01:00;00", "00:59:00;01", "24:00:00;00", "00:60:00;00", "00:00:60;00"] {
            #expect(drop.frame(ofLabel: try #require(Self.label(text))) == nil, "\(text)")
        }
        #expect(drop.frame(ofLabel: try #require(Self.label("00:10:00;00"))) == 17_982)
        #expect(drop.frame(ofLabel: try #require(Self.label("00:00:00;30"))) == nil)
        #expect(TimecodeCount(.fps25, isDropFrame: true) == nil)
        #expect(TimecodeCount(.fps30, isDropFrame: true) == nil)
        #expect(drop.framesPerDay == 2_589_408)
        #expect(drop.framesPerTenMinutes == 17_982)
    }
}
