import Plant
import Signals
import SimulationKernel
import Testing

@testable import Planes

@Suite struct SignalPathTests {
    static let clean = [
        "gen.out-1", "gen.out-2", "rtr.in-1", "rtr.out-1", "gr-mon.sdi-1", "rtr.out-2",
        "es1-mon.sdi-1", "rtr.out-3", "wfm.in-a", "wfm.loop-a", "jf.in-1", "jf.out-1",
        "jf.monitor-1", "jf-mon.sdi-1", "da.in", "da.out-1", "da.out-4", "da-mon.sdi-1",
    ]

    /// Bars routed everywhere have the published codes at every point that they reach.
    @Test(arguments: clean)
    func barsArriveUnchanged(point: String) throws {
        let simulation = try PictureTestPlant.simulation()
        for output in 1...6 { simulation.set("rtr", "video/out-\(output)", 0) }
        let reading = try simulation.quietly { try simulation.measure("waveform", point) }
        #expect(reading.symbol("state") == "locked")
        #expect(reading.symbol("picture") == "rp219")
        for (name, y, _, _) in PictureContentTests.rp219 {
            let row = try #require(
                reading.rows.indices.first { reading.row($0).symbol("patch") == name })
            #expect(reading.row(row).integer("y") == Int64(y), "\(name)")
        }
        #expect(reading.integer("minimum") == 46)
        #expect(reading.integer("maximum") == 940)
        #expect(reading.integer("minimum-level") == -14)
        #expect(reading.integer("maximum-level") == 700)
    }

    /// Bit errors a second past the rating (sdi_cable), for 1694A and a 20 dB receiver: format,
    /// length, bit errors. The CRC sees 0.7303 of all bits: active samples, EAV, line number, CRC.
    @Test(
        arguments: [
            ("1080p25", 118_651, 0.2697), ("1080p25", 124_300, 17.12), ("1080p25", 129_950, 472.9),
            ("1080p25", 135_600, 6737), ("1080p50", 79_950, 0.04642), ("1080p50", 85_800, 34.24),
            ("1080p50", 89_700, 945.8),
        ] as [(String, Int64, Double)])
    func errorsFollowTheCliff(format: String, millimetres: Int64, bitErrors: Double) throws {
        let signal = try arriving(format, millimetres)
        let expected = bitErrors * 0.7303 * 1000
        let counted = Double(signal.erroredLinesMilliPerSecond)
        // Lengths are rounded in the source, and a decibel near the cliff is a factor of 60.
        #expect(counted > expected * 0.88 && counted < expected * 1.12, "\(counted) \(expected)")
        #expect(signal.isReadable)
    }

    @Test(
        arguments: [
            ("1080p25", 113, 146, 148), ("1080p50", 78, 101, 102), ("2160p25", 106, 122, 123),
            ("2160p50", 72, 82, 83), ("625i25", 411, 493, 495),
        ] as [(String, Int64, Int64, Int64)])
    func theCliffIsWhereItShouldBe(format: String, clean: Int64, last: Int64, gone: Int64) throws {
        #expect(try arriving(format, clean * 1000).erroredLinesMilliPerSecond < 12)
        #expect(try arriving(format, clean * 1000).isReadable)
        #expect(try arriving(format, last * 1000).isReadable)
        #expect(try arriving(format, gone * 1000).isReadable == false)
        #expect(try arriving(format, gone * 1000).hasCarrier)
    }

    private func arriving(_ format: String, _ millimetres: Int64) throws -> PictureSignal {
        let simulation = try PictureTestPlant.simulation { inventory in
            inventory.elements.append(
                PictureTestPlant.element("long", "pattern-generator", set: ["format": format]))
            inventory.cables.append(
                CableDeclaration(
                    id: "run", kind: "coax-1694a", lengthMillimetres: millimetres,
                    from: "long.out-1", to: "wfm.in-b"))
        }
        return SDIReceiver().recover(simulation.picture(at: "wfm.in-b")).signal
    }

    /// A hop that doesn't reclock leaves its noise; one that does leaves only its errors.
    @Test func reclockingTakesNoiseOff() throws {
        func farEnd(reclocking: Bool) throws -> SDIReceiver.Recovery {
            let simulation = try PictureTestPlant.simulation { inventory in
                for index in inventory.cables.indices
                where ["c-10", "c-11"].contains(inventory.cables[index].id) {
                    inventory.cables[index].lengthMillimetres = 112_000
                }
            }
            simulation.set("da", "reclock", reclocking ? 1 : 0)
            return SDIReceiver().recover(simulation.picture(at: "da-mon.sdi-1"))
        }
        let with = try farEnd(reclocking: true)
        let without = try farEnd(reclocking: false)
        #expect(with.signal.erroredLinesMilliPerSecond < 10)
        // Two noises of the same size: 3 dB less margin.
        #expect(abs(with.marginMillidecibels - without.marginMillidecibels - 3010) < 5)
        #expect(without.signal.erroredLinesMilliPerSecond > 50_000)
    }

    @Test func aLowDriverEatsMargin() throws {
        let simulation = try PictureTestPlant.simulation()
        let before = SDIReceiver().recover(simulation.picture(at: "da-mon.sdi-1"))
        simulation.set("da", "launch-1", 610)
        let after = SDIReceiver().recover(simulation.picture(at: "da-mon.sdi-1"))
        // 20 lg (610/800) = -2.355 dB.
        #expect(abs(before.marginMillidecibels - after.marginMillidecibels - 2355) < 3)
    }

    @Test func aReceiverHasARatingAndALimit() throws {
        let simulation = try PictureTestPlant.simulation { inventory in
            inventory.elements.append(
                PictureTestPlant.element("long", "pattern-generator", set: ["format": "1080p50"]))
            inventory.cables.append(
                PictureTestPlant.cable("run", "long.out-1", "wfm.in-b", metres: 110))
        }
        let signal = simulation.picture(at: "wfm.in-b")
        #expect(SDIReceiver().recover(signal).state == .unlocked)
        #expect(SDIReceiver(extraMillidecibels: 10_000).recover(signal).state == .locked)
        let slow = SDIReceiver(extraMillidecibels: 10_000, fastest: .hd)
        #expect(slow.recover(signal).state == .unlocked)
        #expect(SDIReceiver().recover(.absent).state == .noSignal)
    }

    @Test func sourcesLockWithinTwoSeconds() throws {
        let simulation = try PictureTestPlant.simulation()
        #expect(simulation.picture(at: "gr-io.out-1").isReferenced)
        #expect(simulation.picture(at: "gr-io.out-1").offsetPartsPerBillion == 0)
        simulation.plug("r-4", 0, nil)
        simulation.pass(milliseconds: 1999)
        #expect(simulation.picture(at: "gr-io.out-1").isReferenced)
        simulation.pass(milliseconds: 1)
        #expect(!simulation.picture(at: "gr-io.out-1").isReferenced)
        #expect(simulation.picture(at: "gr-io.out-1").offsetPartsPerBillion == 2500)
        simulation.plug("r-4", 0, "spg.ref-4")
        simulation.pass(milliseconds: 2000)
        #expect(simulation.picture(at: "gr-io.out-1").isReferenced)
    }

    @Test func aReferenceOfAnotherRateDoesNotLock() throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.set("spg", "rate", 1)
        simulation.pass(milliseconds: 2000)
        #expect(!simulation.picture(at: "es1-io.out-1").isReferenced)
        simulation.set("es1-io", "format", Int64(VideoFormat.hd1080p24.index))
        simulation.pass(milliseconds: 2000)
        #expect(simulation.picture(at: "es1-io.out-1").isReferenced)
        simulation.set("spg", "outputs", 1)
        simulation.pass(milliseconds: 2000)
        #expect(!simulation.picture(at: "es1-io.out-1").isReferenced)
    }

    @Test func anInstrumentNeedsTimeToLock() throws {
        let simulation = try PictureTestPlant.simulation()
        #expect(try simulation.measure("waveform", "wfm").symbol("state") == "locked")
        simulation.set("es1-io", "format", Int64(VideoFormat.hd1080p50.index))
        simulation.set("rtr", "video/out-3", 1)
        simulation.pass(milliseconds: 1000)
        #expect(try simulation.measure("waveform", "wfm").symbol("state") == "unlocked")
        simulation.pass(milliseconds: 1000)
        #expect(try simulation.measure("waveform", "wfm").symbol("format") == "1080p50")
        simulation.plug("c-7", 0, nil)
        simulation.pass(milliseconds: 100)
        #expect(try simulation.measure("waveform", "wfm").symbol("state") == "no-signal")
    }

    /// ST 352, as registered: standard byte, picture byte.
    @Test(
        arguments: [
            ("1080i25", 0x85, 0x05), ("1080psf25", 0x85, 0x45), ("1080p25", 0x85, 0xC5),
            ("1080p50", 0x89, 0xC9), ("720p50", 0x84, 0xC9), ("2160p25", 0xC0, 0xC5),
            ("2160p50", 0xCE, 0xC9), ("625i25", 0x81, 0x05),
        ] as [(String, Int64, Int64)])
    func payloadIdentifiersAreRight(format: String, first: Int64, second: Int64) throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.set("gen", "format", Int64(try #require(VideoFormat(name: format)).index))
        let reading = try simulation.measure("signal", "gen.out-2")
        guard case .list(let bytes)? = reading["payload"] else {
            Issue.record("no payload")
            return
        }
        #expect(bytes[0] == first)
        #expect(bytes[1] == second)
    }

    @Test func segmentedFramesLookInterlacedButForTheIdentifier() throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.set("gen", "format", Int64(VideoFormat.hd1080psf25.index))
        let right = try simulation.measure("signal", "gen.out-2")
        simulation.set("gen", "payload-scan", 1)
        let wrong = try simulation.measure("signal", "gen.out-2")
        #expect(right.symbol("format") == "1080i25")
        #expect(wrong.symbol("format") == "1080i25")
        #expect(right["payload"] != wrong["payload"])
    }
}
