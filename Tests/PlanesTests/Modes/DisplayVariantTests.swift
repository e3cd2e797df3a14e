import Plant
import Testing

@testable import Planes

/// Which faults monitors and their rooms could have, and how a monitor is put right.
@Suite struct DisplayVariantTests {
    private static func words(_ mode: String, on element: String, _ plant: Plant) throws -> [String]
    {
        let mode = try #require(plant.registry.mode(named: mode))
        let element = try #require(plant.layout.element(named: element))
        return mode.variants(plant, element).map { variant in
            ([variant.className + ":"] + variant.parameters.values.map { $0.value.word ?? "" })
                .joined(separator: " ")
        }
    }

    @Test func everyOtherPresetAndInput() throws {
        let plant = try DisplayBench.simulation().plant
        #expect(
            try Self.words("wrong-preset", on: "gr-mon", plant) == [
                "eotf: rec709-22", "white-point: rec709-d93", "primaries: p3-24",
                "several: p3-26", "several: pq-p3",
            ])
        #expect(try Self.words("wrong-input-selected", on: "gr-mon", plant) == ["next: sdi-2"])
        #expect(try Self.words("gain-drift", on: "gr-light", plant) == [])
    }

    @Test func classesWithoutPlacesAreThereOnce() throws {
        let plant = try DisplayBench.simulation().plant
        #expect(
            try Self.words("room-light-up", on: "gr-light", plant)
                == ["daylight: 300", "work-light: 80"])
        #expect(
            try Self.words("aged-backlight", on: "gr-mon", plant)
                == ["moderate: 800", "severe: 600"])
    }

    /// A reference monitor is calibrated on the room's preset; another gets a new panel, or its
    /// controls turned back.
    @Test func monitorsAreMendedByWhatTheyAre() throws {
        let simulation = try DisplayBench.simulation()
        let plant = simulation.plant
        func lines(_ mode: String, _ id: String) throws -> [String] {
            let mode = try #require(plant.registry.mode(named: mode))
            let element = try #require(plant.layout.element(named: id))
            let variant = try #require(mode.variants(plant, element).first)
            let edits = try mode.inject(plant, element, variant.parameters)
            let mend = try #require(mode.mend)
            return mend(
                simulation, element, edits.map { SlotEdit($0.slot, plant.nominal[$0.slot.index]) })
        }
        for mode in ["gain-drift", "cut-drift", "aged-backlight", "preset-overwritten"] {
            #expect(try lines(mode, "gr-mon") == ["calibrate gr-mon"])
        }
        #expect(try lines("gain-drift", "cl-mon") == ["replace cl-mon"])
        #expect(
            try lines("preset-overwritten", "cl-mon")
                == ["set cl-mon rec709-24-red-gain 1000", "set cl-mon rec709-24-blue-gain 1000"])
        try simulation.set(["gr-mon.preset": "p3-24", "gr-mon.power": "off"])
        #expect(
            try lines("gain-drift", "gr-mon")
                == ["set gr-mon power on", "set gr-mon preset rec709-24", "calibrate gr-mon"])
    }
}
