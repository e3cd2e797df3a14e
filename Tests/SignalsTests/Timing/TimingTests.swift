import Testing

@testable import Signals

@Suite struct TimingTests {
    /// The moment of the table, with the digits that it leaves off.
    private static let moment = PTPTime(seconds: 1_790_510_437, nanoseconds: 123_456_789)

    private static func rate(_ text: String) -> FrameRate? {
        let parts = text.split(separator: "/").compactMap { Int64($0) }
        return parts.isEmpty ? nil : FrameRate(parts[0], parts.count > 1 ? parts[1] : 1)
    }

    @Test func publishedVectors() throws {
        var index: Int64 = 0
        var seen = 0
        for row in try OracleTable("st2110_ptp").rows {
            let rate = try #require(Self.rate(row["rate"]))
            let wanted = row["published"]
            let found: String
            switch row["what"] {
            case "next alignment index":
                index = AlignmentPoint.nextIndex(of: rate, after: Self.moment)
                found = String(index)
            case "next alignment ns":
                found = String(AlignmentPoint.nanoseconds(ofIndex: index, of: rate))
            case "RTP ts of that frame 90k":
                found = String(
                    AlignmentPoint.timestamp(ofIndex: index, of: rate, clockHertz: 90_000))
            case "RTP ts now":
                found = String(
                    AlignmentPoint.timestamp(at: Self.moment, clockHertz: rate.numerator))
            case "next AES3 block (192 samples) ns":
                let blocks = AlignmentPoint.blockRate(sampleHertz: 48_000)
                found = String(
                    AlignmentPoint.nanoseconds(
                        ofIndex: AlignmentPoint.nextIndex(of: blocks, after: Self.moment),
                        of: blocks))
            default:
                let isDrop = wanted.contains(";")
                let count = try #require(TimecodeCount(rate, isDropFrame: isDrop))
                // British Summer Time: an hour less 37 s ahead of TAI.
                found = AlignmentPoint.label(
                    at: Self.moment, count: count, rate: rate, localOffset: 3563
                ).text(isDropFrame: isDrop)
            }
            #expect(found == wanted, "\(row.fields)")
            seen += 1
        }
        #expect(seen == 21)
    }

    @Test func aJamSetsTheLabelToTheTimeOfDay() throws {
        let count = try #require(TimecodeCount(.fps25))
        for jam in [Int64(0), 14_400, 50_400] {
            let label = AlignmentPoint.label(
                at: Self.moment, count: count, rate: .fps25, localOffset: 3563, jamSeconds: jam)
            #expect(label.text(isDropFrame: false) == "13:00:00:03", "\(jam)")
        }
        // Labels that lose 3.6 s an hour have lost none yet.
        let plain = try #require(TimecodeCount(.fps29))
        let late = AlignmentPoint.label(
            at: Self.moment, count: plain, rate: .fps29, localOffset: 3563, jamSeconds: 46_800)
        #expect(late.text(isDropFrame: false) == "13:00:00:03")
    }

    @Test func leapSeconds() {
        #expect(TimeScales.taiMinusUTC(atUnixSeconds: 1_790_510_400) == 37)
        #expect(TimeScales.taiMinusUTC(atUnixSeconds: 1_483_228_800) == 37)
        #expect(TimeScales.taiMinusUTC(atUnixSeconds: 1_483_228_799) == 36)
        #expect(TimeScales.taiMinusUTC(atUnixSeconds: 63_072_000) == 10)
        #expect(TimeScales.taiMinusUTC(atUnixSeconds: 63_071_999) == nil)
        #expect(TimeScales.taiMinusUTC(atUnixSeconds: -5) == nil)
        for (a, b) in zip(TimeScales.steps, TimeScales.steps.dropFirst()) {
            #expect(a.modifiedJulianDay < b.modifiedJulianDay && a.seconds + 1 == b.seconds)
        }
        #expect(TimeScales.steps.last?.seconds == TimeScales.taiMinusUTC)
        #expect(TimeScales.unixSeconds(of: Self.moment, utcOffset: 37) == 1_790_510_400)
    }

    @Test func slips() {
        #expect(SampleClock.slipMilliseconds(sampleHertz: 48_000, partsPerBillion: 10_000) == 2083)
        #expect(SampleClock.slipMilliseconds(sampleHertz: 48_000, partsPerBillion: -1000) == 20_833)
        #expect(SampleClock.slipMilliseconds(sampleHertz: 48_000, partsPerBillion: 0) == nil)
    }

    @Test func theBestClockByEachMember() {
        let base = PTPDataset(
            priority1: 128, quality: .ordinary, priority2: 128, identity: 9, sender: 9)
        var others: [PTPDataset] = []
        func other(_ change: (inout PTPDataset) -> Void) {
            var copy = base
            change(&copy)
            others.append(copy)
        }
        other { $0.priority1 = 1 }
        other { $0.quality = .locked }
        other { $0.quality.accuracy = 0x21 }
        other { $0.quality.variance = 1 }
        other { $0.priority2 = 127 }
        other { $0.identity = 3 }
        for (place, better) in others.enumerated() {
            #expect(better.isBetter(than: base) && !base.isBetter(than: better), "\(place)")
            for worse in others[(place + 1)...] { #expect(better.isBetter(than: worse)) }
        }
        #expect(!base.isBetter(than: base))
        let relayed = base.relayed(by: 4)
        #expect(base.isBetter(than: relayed) && relayed.stepsRemoved == 1)
        var nearby = relayed
        nearby.sender = 2
        #expect(nearby.isBetter(than: relayed))
    }

    /// A follower that brings its own reckoning to 0 rests off by half the difference of the ways,
    /// and its mean path delay doesn't show it.
    @Test func asymmetryIsInvisibleToTheFollower() {
        for (out, back, configured) in [
            (Int64(5000), Int64(5000), Int64(0)), (9000, 1000, 0), (1000, 9000, 0),
            (9000, 1000, 4000), (12_000, 4000, 0),
        ] {
            let error = PTPExchange.restingError(
                toFollower: out, toLeader: back, delayAsymmetry: configured)
            let exchange = PTPExchange(
                t1: 1000, t2: 1000 + out + error, t3: 50_000 + error, t4: 50_000 + back)
            #expect(exchange.offset(delayAsymmetry: configured) == 0)
            #expect(exchange.meanPathDelay == (out + back) / 2)
        }
        #expect(PTPExchange.restingError(toFollower: 9000, toLeader: 1000) == -4000)
        #expect(
            PTPExchange.restingError(toFollower: 9000, toLeader: 1000, delayAsymmetry: 4000) == 0)
    }

    @Test func intervals() {
        #expect(PTPInterval.milliseconds(log2: 0) == 1000)
        #expect(PTPInterval.milliseconds(log2: -2) == 250)
        #expect(PTPInterval.milliseconds(log2: 1) == 2000)
        #expect(PTPInterval.isKept(announced: 0, expected: 0, timeout: 3))
        #expect(PTPInterval.isKept(announced: -2, expected: 0, timeout: 3))
        #expect(!PTPInterval.isKept(announced: 0, expected: -2, timeout: 3))
        #expect(!PTPInterval.isKept(announced: 0, expected: -2, timeout: 4))
        #expect(PTPInterval.isKept(announced: 0, expected: -2, timeout: 5))
    }

    @Test func levelsOnALoopedLine() {
        #expect(
            [0, 1, 2, 3].map { ReferenceLine.millivolts(terminations: $0) } == [
                600, 300, 200, 150,
            ])
        // The same as what another part of the science says of impedances.
        for (count, mismatch) in [
            (Int64(0), ImpedanceMismatch.open), (2, .doubleTermination),
        ] {
            let ratio = Decibels.voltageRatio(mismatch.levelDecibels)
            let level = Double(ReferenceLine.millivolts(terminations: count))
            #expect((level - 300 * ratio).magnitude < 0.001)
        }
    }

    @Test func phaseInLinesAndNanoseconds() {
        #expect(GenlockPhase.lineNanoseconds(of: .hd1080p25) == 35_556)
        #expect(GenlockPhase.cleanCutNanoseconds(of: .hd1080p25) == 17_778)
        for offset in stride(from: Int64(-200_000), through: 200_000, by: 3333) {
            let phase = GenlockPhase(nanoseconds: offset, format: .hd1080p25)
            #expect(phase.lines * 35_556 + phase.nanoseconds == offset)
            #expect(phase.nanoseconds.magnitude <= 17_778)
        }
        #expect(GenlockPhase(nanoseconds: 20_000, format: .hd1080p25).lines == 1)
        #expect(GenlockPhase(nanoseconds: -20_000, format: .hd1080p25).lines == -1)
    }
}
