import Plant
import SimulationKernel
import Testing

@testable import Planes

/// Which picture faults a plant could have, where, and how its routers are put right.
@Suite struct PictureVariantTests {
    private static func variants(_ mode: String, on element: String, _ plant: Plant) throws
        -> [FaultVariant]
    {
        let mode = try #require(plant.registry.mode(named: mode))
        return mode.variants(plant, try #require(plant.layout.element(named: element)))
    }

    private static func words(_ variants: [FaultVariant], _ className: String) -> [String] {
        variants.filter { $0.className == className }.map { variant in
            variant.parameters.values.map { $0.value.word ?? "" }.joined(separator: " ")
        }
    }

    /// Outputs 1 to 5 and inputs 1 to 5 have cables; input 6 has none and stands for black.
    @Test func crosspointsAreThoseWithCables() throws {
        let plant = try PictureTestPlant.plant()
        let misrouted = try Self.variants("misrouted-crosspoint", on: "rtr", plant)
        let all = Self.words(misrouted, "all-levels")
        #expect(
            all.prefix(6) == [
                "out-1 in-1 all", "out-1 in-2 all", "out-1 in-3 all", "out-1 in-5 all",
                "out-1 in-6 all", "out-2 in-1 all",
            ])
        #expect(all.count == 25 && misrouted.count == 75)
        let stuck = try Self.variants("crosspoint-stuck", on: "rtr", plant)
        #expect(stuck.count == 25)
        #expect(!stuck.contains { $0.parameters == FaultParameters(["output": "out-6"]) })
    }

    @Test func labelsAreThoseOfWhatIsWired() throws {
        let plant = try PictureTestPlant.plant()
        let labels = try Self.variants("stale-router-label", on: "rtr", plant)
        #expect(Self.words(labels, "source").count == 20)
        #expect(Self.words(labels, "destination").count == 20)
        let exchanged = Self.words(labels, "exchanged")
        #expect(exchanged.count == 20)
        #expect(exchanged.first == "in-1 in-2 yes" && exchanged.last == "out-4 out-5 yes")
    }

    @Test func cablesAndAmplifiersCountWhereTheyMatter() throws {
        let plant = try PictureTestPlant.plant()
        func count(_ mode: String, _ element: String) throws -> Int {
            try Self.variants(mode, on: element, plant).count
        }
        #expect(try count("long-or-lossy-cable", "c-5") == 3)
        // A cord that hangs loose, and a reference's few megahertz.
        #expect(try count("long-or-lossy-cable", "p-1") == 0)
        #expect(try count("open-screen", "p-1") == 0)
        #expect(try count("long-or-lossy-cable", "r-1") == 0)
        #expect(try count("intermittent-connector", "r-1") == 0)
        let broken = try Self.variants("open-screen", on: "r-1", plant)
        #expect(Self.words(broken, "centre") == ["open"])
        #expect(try count("open-screen", "r-1") == 1)
        let outputs = try Self.variants("failing-da-output", on: "da", plant)
        #expect(Self.words(outputs, "low") == ["1 610", "2 610"])
        #expect(Self.words(outputs, "dead") == ["1 0", "2 0"])
        #expect(try count("wrong-data-range", "gr-io") == 2)
        #expect(try count("wrong-data-range", "gen") == 1)
    }

    @Test func largeRoutersAreThinnedOut() throws {
        var inventory = PictureTestPlant.inventory
        let names = (1...20).map { "S\($0)" }
        let place = try #require(inventory.elements.firstIndex { $0.id == "rtr" })
        inventory.elements[place] = PictureTestPlant.element(
            "rtr", "sdi-router",
            parameters: [
                "inputs": .word("20"), "outputs": .word("20"),
                "sources": .list(names.map { .word($0) }),
            ])
        inventory.elements.append(
            PictureTestPlant.element(
                "big", "distribution-amplifier", parameters: ["outputs": .word("20")]))
        for index in 7...20 {
            inventory.cables.append(
                PictureTestPlant.cable(
                    "x-\(index)", "big.out-\(index)", "rtr.in-\(index)", metres: 1))
        }
        let plant = try PlantCompiler.compile(inventory, registry: PictureTestPlant.registry)
        let misrouted = try Self.variants("misrouted-crosspoint", on: "rtr", plant)
        let all = Self.words(misrouted, "all-levels")
        #expect((32...64).contains(all.count) && Set(all).count == all.count)
        // One level: there is no breakaway.
        #expect(misrouted.count == all.count)
        #expect(try #require(misrouted.last).parameters.word("output") == "out-5")
    }

    @Test func exchangedLabelsAreTwoEdits() throws {
        let plant = try PictureTestPlant.plant()
        let mode = try #require(plant.registry.mode(named: "stale-router-label"))
        let router = try #require(plant.layout.element(named: "rtr"))
        let one = try #require(plant.layout.slot(named: "rtr.label/out-1"))
        let other = try #require(plant.layout.slot(named: "rtr.label/out-3"))
        let parameters = FaultParameters(["port": "out-1", "says": "out-3", "exchanged": "yes"])
        let edits = try mode.inject(plant, router, parameters)
        #expect(
            edits == [
                SlotEdit(one, plant.nominal[other.index]),
                SlotEdit(other, plant.nominal[one.index]),
            ])
        // Half of it mended is still wrong.
        let simulation = Simulation(plant: plant, seed: 1)
        simulation.apply(Patch(edits, by: .fault(0)))
        simulation.apply(Patch([SlotEdit(one, plant.nominal[one.index])], by: .trainee))
        #expect(mode.isActive(simulation, edits))
        #expect(
            try mode.inject(plant, router, parameters.setting("exchanged", "no")) == [edits[0]])
        for wrong in [
            parameters.setting("port", "in-1"), parameters.setting("exchanged", "perhaps"),
            parameters.setting("says", "out-1"),
        ] {
            #expect(throws: ActionRefusal.self) { try mode.inject(plant, router, wrong) }
        }
    }

    /// What is typed for crosspoints: one take where the levels agree, and the lock is put back.
    @Test func crosspointsAreTakenAgain() throws {
        let plant = try PictureTestPlant.plant()
        let mode = try #require(plant.registry.mode(named: "misrouted-crosspoint"))
        let mend = try #require(mode.mend)
        let router = try #require(plant.layout.element(named: "rtr"))
        let simulation = Simulation(plant: plant, seed: 1)
        func lines(_ edits: [(String, Int64)]) throws -> [String] {
            mend(
                simulation, router,
                try edits.map {
                    SlotEdit(try #require(plant.layout.slot(named: "rtr." + $0.0)), $0.1)
                })
        }
        #expect(
            try lines([("video/out-1", 3), ("audio/out-1", 3)]) == ["route rtr out-1 in-4"])
        #expect(try lines([("audio/out-2", 1)]) == ["route rtr out-2 in-2 audio"])
        #expect(
            try lines([("video/out-2", 1), ("audio/out-2", 0)])
                == ["route rtr out-2 in-2 video", "route rtr out-2 in-1 audio"])
        #expect(
            try lines([("video/out-6", -1), ("audio/out-6", -1)])
                == ["set rtr video/out-6 none", "set rtr audio/out-6 none"])
        #expect(
            try lines([("video/out-4", 2), ("audio/out-4", 2)])
                == ["set rtr lock/out-4 no", "route rtr out-4 in-3", "set rtr lock/out-4 yes"])
        #expect(try lines([]) == [])
    }

    @Test func originsFollowWhatIsEdited() throws {
        let plant = try PictureTestPlant.plant()
        for (name, id, origin) in [
            ("misrouted-crosspoint", "rtr", FaultOrigin.person),
            ("stale-router-label", "rtr", .person), ("crosspoint-stuck", "rtr", .itself),
            ("open-screen", "c-5", .itself), ("fifty-ohm-lead", "c-5", .person),
            ("wrong-matrix", "gen", .person),
        ] {
            let mode = try #require(plant.registry.mode(named: name))
            let element = try #require(plant.layout.element(named: id))
            let first = try #require(mode.variants(plant, element).first)
            let edits = try mode.inject(plant, element, first.parameters)
            #expect(mode.origin(of: edits, in: plant) == origin, "\(name)")
        }
    }
}
