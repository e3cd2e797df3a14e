import Plant
import Signals
import Testing

@testable import Planes

/// The signatures of the display faults D01–D07 of the catalogue, each as an engineer finds it.
@Suite struct DisplaySignatureTests {
    /// The profile's row of a patch, without noise.
    static func row(
        _ patch: String, of simulation: Simulation, _ monitor: String = "gr-mon",
        _ instrument: String = "lab"
    ) throws -> Reading {
        let reading = try simulation.quietly {
            try simulation.read("profile", monitor, [instrument])
        }
        let index = reading.rows.firstIndex { $0[0] == .symbol(patch) }
        return reading.row(try #require(index))
    }

    /// A number of a patch's row.
    static func number(
        _ name: String, _ patch: String, of simulation: Simulation, _ instrument: String = "lab"
    ) throws -> Int64 {
        try #require(try row(patch, of: simulation, "gr-mon", instrument).integer(name))
    }

    static func figure(_ name: String, of simulation: Simulation) throws -> Int64 {
        try #require(
            try simulation.quietly { try simulation.read("profile", "gr-mon") }.integer(name))
    }

    @Test func aHealthyProfileIsFlat() throws {
        let simulation = try DisplayBench.simulation()
        #expect(try Self.figure("grey-max", of: simulation) < 10)
        #expect(try Self.figure("primary-max", of: simulation) < 50)
        #expect((2390...2410).contains(try Self.figure("gamma", of: simulation)))
    }

    /// D01: gamma 2.2 where 2.4 is specified: ΔE about 3 at 50 %, 0 at the ends; fits 2.2.
    @Test func d01WrongCurve() throws {
        let simulation = try DisplayBench.simulation()
        _ = try simulation.inject("wrong-preset", on: "gr-mon", class: 0)
        let middle = try Self.number("delta-e", "grey-50", of: simulation)
        #expect((3000...3200).contains(middle))
        #expect(try Self.number("delta-e", "grey-100", of: simulation) < 20)
        #expect(try Self.number("delta-e", "grey-0", of: simulation) < 20)
        #expect((2190...2210).contains(try Self.figure("gamma", of: simulation)))
        let check = try simulation.service("gr-spec")
        #expect(!check.holds)
        #expect(check.reading.symbol("mid-tones-look") == "lighter")
        #expect(check.reading.symbol("highlights-look") == "right")
        #expect(check.reading.symbol("white-looks") == "right")
    }

    /// D02: white at 80 cd/m² with its chromaticity unchanged, every level alike.
    @Test func d02AgedBacklight() throws {
        let simulation = try DisplayBench.simulation()
        _ = try simulation.inject("aged-backlight", on: "gr-mon", class: 0)
        let luminance = try Self.number("luminance", "grey-100", of: simulation)
        #expect((799_900...800_100).contains(luminance))
        #expect(try Self.number("delta-uv", "grey-100", of: simulation) < 20)
        #expect((4900...4970).contains(try Self.number("delta-e", "grey-100", of: simulation)))
        #expect((2390...2410).contains(try Self.figure("gamma", of: simulation)))
        #expect(try simulation.service("gr-spec").reading.symbol("highlights-look") == "darker")
    }

    /// D03: Δu′v′ of 0.004 and more, the same at all levels.
    @Test(arguments: [0, 1])
    func d03GainDrift(index: Int) throws {
        let simulation = try DisplayBench.simulation()
        _ = try simulation.inject("gain-drift", on: "gr-mon", class: index)
        var distances: [Int64] = []
        for patch in ["grey-10", "grey-50", "grey-100"] {
            distances.append(try Self.number("delta-uv", patch, of: simulation))
        }
        #expect(distances.allSatisfy { $0 > 4000 })
        #expect((distances.max() ?? 0) - (distances.min() ?? 0) < 150)
        let looks = try simulation.service("gr-spec").reading.symbol("white-looks")
        #expect(looks == (index == 0 ? "pinker" : "warmer"))
    }

    /// D04: green shadows: Δu′v′ 0.03 at 5 %, below 0.002 at 100 %.
    @Test func d04CutDrift() throws {
        let simulation = try DisplayBench.simulation()
        _ = try simulation.inject("cut-drift", on: "gr-mon", class: 0)
        let dark = try Self.number("delta-uv", "grey-5", of: simulation)
        let white = try Self.number("delta-uv", "grey-100", of: simulation)
        #expect((28_000...30_000).contains(dark))
        #expect(white < 2000)
        let reading = try simulation.service("gr-spec").reading
        #expect(reading.symbol("white-looks") == "right")
        #expect(reading.symbol("shadows-look") == "lighter")
    }

    /// D05: an OLED and an LCD that both measure right don't look alike, and nothing is wrong.
    @Test func d05ObserverMetamerism() throws {
        let simulation = try DisplayBench.simulation()
        #expect(try simulation.service("gr-spec").holds)
        #expect(try simulation.service("cl-spec").holds)
        let reading = try simulation.read("side-by-side", "gr-mon", ["cl-mon"])
        #expect(reading.symbol("highlights") == "same")
        #expect(reading.symbol("mid-tones") == "same")
        #expect(reading.symbol("white") != "same")
        let other = try DisplayBench.simulation([("panel", .word("wide-gamut-lcd"))])
        #expect(try other.read("side-by-side", "gr-mon", ["cl-mon"]).symbol("white") == "same")
    }

    /// D06: a colorimeter without its correction is wrong on every screen; a spectroradiometer
    /// needs none.
    @Test func d06WrongMatrix() throws {
        let simulation = try DisplayBench.simulation()
        _ = try simulation.inject("colorimeter-wrong-matrix", on: "lab", class: 0)
        #expect((4500...16_000).contains(try Self.number("delta-uv", "blue", of: simulation)))
        let white = try Self.number("delta-uv", "grey-100", of: simulation)
        #expect((2000...4500).contains(white))
        #expect(try Self.number("delta-uv", "blue", of: simulation, "spectro") < 100)
        // The second screen shows the instrument's own error too.
        try simulation.set(["tpg.pattern": "white-100"])
        try simulation.quietly {
            let wrong = try simulation.read("colorimeter", "cl-mon", ["lab"])
            let right = try simulation.read("colorimeter", "cl-mon", ["puck"])
            let x = try #require(wrong.integer("x")) - #require(right.integer("x"))
            let y = try #require(wrong.integer("y")) - #require(right.integer("y"))
            #expect(max(x.magnitude, y.magnitude) > 1400)
        }
        #expect(try simulation.service("gr-spec").holds)
        #expect(!(try simulation.service("lab-ok").holds))
    }

    /// D07: 300 lx: black from the seat is lifted, and in contact with the screen it isn't.
    @Test func d07RoomLight() throws {
        let simulation = try DisplayBench.simulation()
        try simulation.set(["tpg.pattern": "black"])
        _ = try simulation.inject("room-light-up", on: "gr-light", class: 0)
        try simulation.quietly {
            let contact = try simulation.read("colorimeter", "gr-mon")
            let seat = try simulation.read("colorimeter", "gr-mon", ["seat"])
            #expect(contact.integer("luminance") == 1)
            #expect(seat.integer("luminance") == 9550)
        }
        #expect(try simulation.service("gr-spec").holds)
        let light = try simulation.service("gr-light-ok")
        #expect(!light.holds)
        #expect(light.reading.symbol("blacks-look") == "milky")
    }

    /// D11: primaries of P3 on a BT.709 signal, white right.
    @Test func d11WrongPrimaries() throws {
        let simulation = try DisplayBench.simulation()
        _ = try simulation.inject("wrong-preset", on: "gr-mon", class: 2)
        #expect(try Self.figure("grey-max", of: simulation) < 20)
        #expect(try Self.figure("primary-max", of: simulation) > 3000)
        let reading = try simulation.service("gr-spec").reading
        #expect(reading.symbol("colours-look") == "richer")
        #expect(reading.symbol("white-looks") == "right")
    }

    /// V06: narrow samples taken for full: 0.13 and 82 cd/m² of light, the wire right.
    @Test func v06WrongInputRange() throws {
        let simulation = try DisplayBench.simulation()
        _ = try simulation.inject("wrong-input-range", on: "gr-mon", class: 0)
        try simulation.quietly {
            try simulation.set(["tpg.pattern": "white-100"])
            let white = try simulation.read("colorimeter", "gr-mon").integer("luminance")
            try simulation.set(["tpg.pattern": "black"])
            let black = try simulation.read("colorimeter", "gr-mon").integer("luminance")
            #expect((815_000...818_000).contains(white ?? 0))
            #expect((1280...1320).contains(black ?? 0))
        }
        // The monitor's own patches don't pass the input.
        #expect(try Self.figure("grey-max", of: simulation) < 10)
        let reading = try simulation.service("gr-spec").reading
        #expect(reading.symbol("highlights-look") == "darker")
        #expect(reading.symbol("shadows-look") == "lighter")
    }

    /// V11: PQ shown by a power law, and the other way round, is unlike anything an age does.
    @Test func v11CurveOfAnotherSystem() throws {
        let simulation = try DisplayBench.simulation()
        try simulation.set(["gr-mon.preset": "pq-p3"])
        let middle = try Self.number("luminance", "grey-50", of: simulation)
        #expect((920_000...925_000).contains(middle))
        try simulation.set(["gr-mon.preset": "rec709-24", "tpg.pattern": "grey-60"])
        let flat = try simulation.quietly { try simulation.read("colorimeter", "gr-mon") }
        // The reference white of PQ, 58 %, would show 27 cd/m²; 60 % shows 29.
        #expect((292_000...295_500).contains(flat.integer("luminance") ?? 0))
    }
}
