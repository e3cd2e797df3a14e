import CaseSupport
import ContentFiles
import Diagnosis
import Exercises
import FaultReasoning
import Planes
import Plant
import Scenarios
import Seals
import SimulationKernel
import Solving
import TestSupport
import Testing

/// In which order a facility's elements and cables are declared decides ties, and nothing that is
/// said of a session.
@Suite struct OrderTests {
    /// What is said of a session, by names alone.
    private struct Told {
        var analysis: SessionAnalysis
        /// By hypothesis: those that nothing in the catalogue tells from it.
        var neighbourhoods: [String: Set<String>]
    }

    /// The same facility in another order.
    ///
    /// Machines and colorimeters keep theirs among themselves: it says who asked for a lease first,
    /// who answers first where two have one address, and which colorimeter is meant where none is
    /// named, and so is part of what the facility is.
    private static func shuffled(_ inventory: Inventory, _ random: inout SeededGenerator)
        -> Inventory
    {
        func shuffle<Item>(_ items: [Item]) -> [Item] {
            var rest = items
            var shuffled: [Item] = []
            while !rest.isEmpty {
                shuffled.append(rest.remove(at: random.integer(in: 0...rest.count - 1)))
            }
            return shuffled
        }
        let ordered = ["host", "router", "colorimeter"]
        var inOrder = inventory.elements.filter { ordered.contains($0.kind) }[...]
        var other = inventory
        other.elements = shuffle(inventory.elements).map { element in
            ordered.contains(element.kind) ? inOrder.removeFirst() : element
        }
        other.cables = shuffle(inventory.cables)
        return other
    }

    private static func tell(
        _ inventory: Inventory, _ scenario: Scenario, _ lines: [String], near: [String]
    ) throws -> Told {
        let plant = try PlantCompiler.compile(inventory, registry: .standard)
        let instance = try ScenarioInstance(scenario, plant: plant, seed: 3)
        let predictions = FacilityPredictions(
            plant: plant, scene: instance.scene, clock: scenario.called)
        let steps = try Plays.record(lines: lines, on: instance)
        return Told(
            analysis: try Plays.analyse(steps, of: instance, predictions),
            neighbourhoods: neighbourhoods(of: near, predictions))
    }

    /// The neighbourhoods of hypotheses that begin with some words.
    private static func neighbourhoods(of wanted: [String], _ predictions: FacilityPredictions)
        -> [String: Set<String>]
    {
        let all = predictions.hypotheses.all.indices
        let observations = predictions.observations.indices
        func outcome(_ hypothesis: Int, _ observation: Int) -> ReadingSignature {
            predictions.outcomes[observation][Int(predictions.bin(of: hypothesis, at: observation))]
        }
        var found: [String: Set<String>] = [:]
        for one in all where wanted.contains(where: predictions.name(of: one).hasPrefix) {
            found[predictions.name(of: one)] = Set(
                all.filter { other in
                    observations.allSatisfy { outcome(one, $0).agrees(with: outcome(other, $0)) }
                }
                .map { predictions.name(of: $0) })
        }
        return found
    }

    private func expectEqual(_ told: Told, _ first: Told) {
        func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-9 }
        #expect(told.neighbourhoods == first.neighbourhoods)
        let (one, other) = (told.analysis, first.analysis)
        #expect(one.hypotheses == other.hypotheses && one.steps.count == other.steps.count)
        #expect(isClose(one.bitsAtStart, other.bitsAtStart))
        #expect(one.credit == other.credit && one.answer == other.answer)
        #expect(one.knownSince == other.knownSince)
        #expect(one.linesThatHangOnBands == other.linesThatHangOnBands)
        for (step, same) in zip(one.steps, other.steps) {
            #expect(step.stepClass == same.stepClass, "\(step.command)")
            #expect(step.reason.kind == same.reason.kind && step.reason.line == same.reason.line)
            #expect(
                step.reason.before == same.reason.before && step.reason.after == same.reason.after)
            #expect(step.reason.checks == same.reason.checks && step.price == same.price)
            #expect(isClose(step.bitsBefore, same.bitsBefore), "\(step.command)")
            #expect(isClose(step.bitsAfter, same.bitsAfter), "\(step.command)")
            #expect(isClose(step.expectedBits, same.expectedBits), "\(step.command)")
            #expect(isClose(step.truth, same.truth), "\(step.command)")
            #expect(isClose(step.best?.expectedBits ?? 0, same.best?.expectedBits ?? 0))
        }
    }

    @Test func theOrderOfASmallHouseDecidesNothing() throws {
        let inventory = try FacilityFile.load(
            bytes: Array(ProofHouse.facility.utf8), path: "garret.yaml", hash: SHA256Hash.hash
        ).inventory
        let scenario = try ProofHouse.content(ProofHouse.scenario).scenario
        let lines = [
            "look", "ask ossie changed", "go attic", "look v-12", "look s1-mon", "look v-12",
            "go cellar", "swap v-12", "swap v-12 back", "measure router-status rtr",
            "route out-1 in-1", "diagnose rtr misrouted-crosspoint and v-12",
            "verify s1-picture", "close",
        ]
        let first = try Self.tell(inventory, scenario, lines, near: [""])
        #expect(first.neighbourhoods.count > 50)
        #expect(first.neighbourhoods.values.contains { $0.count > 1 })
        try withEverySeed(CornerHouse.sample(3, of: 12)) { random in
            let other = Self.shuffled(inventory, &random)
            expectEqual(try Self.tell(other, scenario, lines, near: [""]), first)
        }
    }

    @Test func theOrderOfTheHouseThatShipsDecidesNothing() throws {
        let inventory = try CornerHouse.plant().inventory
        let scenario = try CornerHouse.instance("desk-move").scenario
        let lines = [
            "verify es2-ws-store", "ask wen working", "go es2", "on es2-ws ipconfig /all",
            "look es2-ws", "ask idris permission", "go mr", "look srv", "swap n-201",
            "on sw-edit show vlan brief",
            "on sw-edit configure terminal ; interface te1/0/8 ; switchport access vlan 20",
            "diagnose sw-edit", "close",
        ]
        let near = ["sw-edit port-in-wrong-vlan", "es2-ws", "n-201", "v-010"]
        let first = try Self.tell(inventory, scenario, lines, near: near)
        #expect(first.neighbourhoods.count > 10)
        try withEverySeed(CornerHouse.sample(1, of: 4)) { random in
            let other = Self.shuffled(inventory, &random)
            expectEqual(try Self.tell(other, scenario, lines, near: near), first)
        }
    }
}
