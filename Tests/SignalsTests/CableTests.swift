import Foundation
import Testing

@testable import Signals

@Suite struct CableTests {
    /// The number in a cell like "17.6991 dB/100m" or "BER 1.454e-23", as its printed digits.
    static func printed(_ cell: String) -> String {
        let word = cell.split(separator: " ").first { Double($0) != nil }
        return word.map(String.init) ?? ""
    }

    static let cable = CoaxialCable.belden1694A

    /// Half clock in MHz, bit rate and rated loss of the interfaces that the table speaks of.
    static let interfaces: [String: (SerialInterface, format: VideoFormat)] = [
        "SD 270M": (.sd, .sd625i25), "HD 1.485G": (.hd, .hd1080i25),
        "3G 2.97G": (.threeG, .hd1080p50),
        "12G 11.88G": (.twelveG, .uhd2160p50), "3G": (.threeG, .hd1080p50),
        "6G": (.sixG, .uhd2160p25), "12G": (.twelveG, .uhd2160p50),
    ]

    @Test func fitAndLoss() throws {
        for row in try OracleTable("sdi_cable").rows {
            switch row["kind"] {
            case "fit 1694A":
                #expect(matches(Self.cable.loss.rootTerm, row["b"]))
                #expect(matches(Self.cable.loss.linearTerm, row["d"]))
            case "loss":
                let frequency = try #require(Double(Self.printed(row["a"])))
                let loss = Self.cable.loss.decibelsPerHundredMetres(atMegahertz: frequency)
                #expect(matches(loss, Self.printed(row["b"])), "\(row.fields)")
                #expect(matches(loss * 0.3048, Self.printed(row["c"])), "\(row.fields)")
                let milli = Self.cable.lossMilliDecibels(
                    lengthMillimetres: 100_000, atKilohertz: Int64(frequency * 1000))
                #expect(abs(Double(milli) - loss * 1000) <= 0.5)
            default: break
            }
        }
    }

    @Test func lengthsForBudgets() throws {
        for row in try OracleTable("sdi_cable").rows where row["kind"] == "max length" {
            let (interface, _) = try #require(Self.interfaces[row["a"]])
            let budget = try #require(Int64(Self.printed(row["c"])))
            let length = Self.cable.lengthMillimetres(
                lossMilliDecibels: budget * 1000, atKilohertz: interface.halfClockKilohertz)
            #expect(matches(Double(length) / 1000, Self.printed(row["d"])), "\(row.fields)")
            let loss = Self.cable.lossMilliDecibels(
                lengthMillimetres: length, atKilohertz: interface.halfClockKilohertz)
            #expect(abs(loss - budget * 1000) <= 1)
        }
    }

    @Test func amplitudeAtTheFarEnd() throws {
        let order: [SerialInterface] = [.sd, .hd, .threeG, .twelveG]
        var rows = 0
        for row in try OracleTable("sdi_cable").rows where row["kind"].hasPrefix("amplitude") {
            rows += 1
            let length = try #require(Double(Self.printed(row["a"])))
            for (interface, column) in zip(order, ["b", "c", "d", "e"]) {
                let loss = Self.cable.lossMilliDecibels(
                    lengthMillimetres: Int64(length * 1000),
                    atKilohertz: interface.halfClockKilohertz)
                let amplitude = 800 * Decibels.voltageRatio(milliDecibels: -loss)
                // Whole milli-decibels leave 58 parts in a million open.
                let expected = try #require(Double(Self.printed(row[column])))
                #expect(abs(amplitude - expected) <= 0.0051 + 6e-5 * expected, "\(row.fields)")
            }
        }
        #expect(rows == 7)
    }

    @Test func cliff() throws {
        var rows = 0
        for row in try OracleTable("sdi_cable").rows where row["kind"] == "cliff" {
            rows += 1
            let (interface, format) = try #require(Self.interfaces[row["a"]])
            let extra = try #require(Double(Self.printed(row["b"])))
            let receiver = SerialReceiver(
                ratedLossMilliDecibels: interface.statedBudgetMilliDecibels)
            let loss = interface.statedBudgetMilliDecibels + Int64(extra * 1000)
            let quality = receiver.quality(lossMilliDecibels: loss)
            #expect(quality.marginMilliDecibels == -Int64(extra * 1000))
            #expect(matches(quality.bitErrorRate, Self.printed(row["d"])), "\(row.fields)")
            let errors = quality.bitErrorsPerSecond(SerialRate(format))
            #expect(matches(errors, Self.printed(row["e"])), "\(row.fields)")
            #expect(quality.isLocked == (extra < 6))
            let length = Self.cable.lengthMillimetres(
                lossMilliDecibels: loss, atKilohertz: interface.halfClockKilohertz)
            #expect(matches(Double(length) / 1000, Self.printed(row["c"])), "\(row.fields)")
        }
        #expect(rows == 56)
    }

    @Test func mismatches() throws {
        for row in try OracleTable("sdi_cable").rows {
            if row["kind"] == "return loss" {
                let loss = try #require(Double(Self.printed(row["a"])))
                let (low, high) = ImpedanceMismatch.impedances(returnLossDecibels: loss)
                #expect(matches(low.reflection, Self.printed(row["b"])), "\(row.fields)")
                #expect(matches(low.loadOhms, Self.printed(row["c"])), "\(row.fields)")
                #expect(matches(high.loadOhms, Self.printed(row["d"])), "\(row.fields)")
                #expect(matches(high.standingWaveRatio, Self.printed(row["e"])), "\(row.fields)")
                #expect(matches(low.mismatchLossDecibels, Self.printed(row["f"])), "\(row.fields)")
                #expect(abs(high.returnLossDecibels - loss) < 1e-12)
            }
            if row["kind"].hasPrefix("50 ohm patch") {
                let patch = ImpedanceMismatch(loadOhms: 50)
                #expect(matches(patch.reflection, row["b"]))
                #expect(matches(patch.returnLossDecibels, Self.printed(row["d"])))
            }
            if row["kind"].hasPrefix("double termination") {
                let double = ImpedanceMismatch.doubleTermination.levelDecibels
                #expect(matches(double, Self.printed(row["b"])))
                #expect(matches(ImpedanceMismatch.open.levelDecibels, Self.printed(row["d"])))
            }
        }
        let match = ImpedanceMismatch(loadOhms: 75)
        #expect(match.levelDecibels == 0)
        #expect(match.returnLossDecibels == .infinity)
        #expect(ImpedanceMismatch.open.reflection == 1)
        #expect(ImpedanceMismatch.open.standingWaveRatio == .infinity)
        #expect(ImpedanceMismatch.open.mismatchLossDecibels == .infinity)
    }

    @Test func miniCableAgainstItsDataSheet() throws {
        var rows = 0
        for row in try OracleTable("cable_1855A_catalogue").rows where row.number("MHz") >= 100 {
            rows += 1
            let expected = row.number("dB_per_100ft") / 0.3048
            let loss = CoaxialCable.belden1855A.loss.decibelsPerHundredMetres(
                atMegahertz: row.number("MHz"))
            let tolerance = row.number("MHz") >= 135 ? 0.014 : 0.03
            #expect(abs(loss / expected - 1) < tolerance, "\(row.fields)")
        }
        #expect(rows == 16)
    }

    @Test func lossGrowsWithLengthAndFrequency() {
        for cable in CoaxialCable.allCases {
            var previous: Int64 = -1
            for length in stride(from: Int64(0), through: 300_000, by: 2500) {
                let losses = SerialInterface.allCases.map {
                    cable.lossMilliDecibels(
                        lengthMillimetres: length, atKilohertz: $0.halfClockKilohertz)
                }
                #expect(losses == losses.sorted())
                #expect(losses[1] > previous)
                previous = losses[1]
            }
            #expect(cable.lossMilliDecibels(lengthMillimetres: 0, atKilohertz: 742_500) == 0)
        }
    }

    @Test func countersCountLinesNotBits() {
        let check = ErrorCheck(.hd1080i25)
        #expect(check.blocksPerSecond == 56_250)
        #expect(ErrorCheck(.hd1080p50).blocksPerSecond == 112_500)
        #expect(ErrorCheck(.uhd2160p50).blocksPerSecond == 450_000)
        #expect(ErrorCheck(.sd625i25).blocksPerSecond == 50)
        // Few errors: the rate of bits in the checked part of the line, 1928 words of 2640.
        let rate = SerialRate(.hd1080i25)
        let sparse = SerialLinkQuality(marginMilliDecibels: -2000)
        let expected = sparse.bitErrorsPerSecond(rate) * 1928 / 2640
        let counted = Double(sparse.erroredBlocksPerMegasecond(check)) / 1e6
        #expect(abs(counted / expected - 1) < 1e-3)
        // Many errors: every line, and never more.
        let hopeless = SerialLinkQuality(marginMilliDecibels: -40_000)
        #expect(hopeless.erroredBlocksPerMegasecond(check) == 56_250_000_000)
        // And none where there is margin.
        #expect(SerialLinkQuality(marginMilliDecibels: 6000).erroredBlocksPerMegasecond(check) == 0)
    }

    @Test func errorsNeverFallAsMarginShrinks() {
        let check = ErrorCheck(.hd1080p50)
        var previous: Int64 = 0
        for margin in stride(from: Int64(8000), through: -30_000, by: -50) {
            let quality = SerialLinkQuality(marginMilliDecibels: margin)
            let count = quality.erroredBlocksPerMegasecond(check)
            #expect(count >= previous)
            #expect(quality.isLocked == (margin > -6000))
            previous = count
        }
    }

    @Test func weakTransmitterEatsMargin() {
        let receiver = SerialReceiver(ratedLossMilliDecibels: 20_000)
        #expect(receiver.quality(lossMilliDecibels: 18_000).marginMilliDecibels == 2000)
        let weak = receiver.quality(lossMilliDecibels: 18_000, launchMillivolts: 610)
        #expect(weak.marginMilliDecibels == 2000 - 2355)
        let half = receiver.quality(lossMilliDecibels: 18_000, launchMillivolts: 400)
        #expect(half.marginMilliDecibels == 2000 - 6021)
        let dead = receiver.quality(lossMilliDecibels: 0, launchMillivolts: 0)
        #expect(dead.isLocked == false)
        #expect(dead.bitErrorRate == 0.5)
    }

    @Test func decibels() {
        #expect(Decibels.milli(.nan) == 0)
        #expect(Decibels.milli(.infinity) == Decibels.largestMilliDecibels)
        #expect(Decibels.milli(-.infinity) == -Decibels.largestMilliDecibels)
        #expect(Decibels.milli(Decibels.fromVoltageRatio(0)) == -Decibels.largestMilliDecibels)
        #expect(Decibels.milli(-3.5218) == -3522)
        for milli in stride(from: Int64(-60_000), through: 60_000, by: 777) {
            let ratio = Decibels.voltageRatio(milliDecibels: milli)
            #expect(Decibels.milli(Decibels.fromVoltageRatio(ratio)) == milli)
        }
    }
}
