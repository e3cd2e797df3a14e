import Foundation
import HostTools
import Planes
import Plant
import SimulationKernel
import TestSupport
import Testing

/// Every fault that the facility could have can be injected, and mended by what is typed for it.
@Suite struct ModeVariantTests {
    /// With `PATCHBAY_EVERY_VARIANT=1` all are tried; else the first of each mode and class, and
    /// one in this many of the rest.
    private static let sampling = 12

    private static func sample(_ faults: [ListedFault]) -> [ListedFault] {
        if ProcessInfo.processInfo.environment["PATCHBAY_EVERY_VARIANT"] == "1" { return faults }
        var seen: Set<[String]> = []
        return faults.enumerated().filter { index, fault in
            seen.insert([fault.mode.name, fault.variant.className]).inserted
                || index.isMultiple(of: sampling)
        }.map(\.element)
    }

    @Test func everyVariantCanBeInjectedAndDiffersFromTheRest() throws {
        let plant = try House.cornerHouse.get().plant
        var seen: Set<[SlotEdit]> = []
        for fault in ListedFault.all(plant) {
            let name = fault.name(plant)
            let edits = try fault.mode.inject(plant, fault.element, fault.variant.parameters)
            #expect(edits.contains { plant.nominal[$0.slot.index] != $0.value }, "\(name)")
            #expect(fault.mode.classes.contains { $0.name == fault.variant.className }, "\(name)")
            for edit in edits {
                let domain = plant.layout.slots[edit.slot.index].domain
                #expect(domain.contains(edit.value), "\(name)")
            }
            #expect(seen.insert(edits).inserted, "\(name) is there twice")
        }
    }

    @Test func allHoldsWhereNothingIsWrong() throws {
        let simulation = try House.cornerHouse.get().simulation()
        simulation.settle()
        let standing = simulation.standing(faults: [])
        #expect(standing.allServicesHold && standing.allInvariantsHold)
    }

    @Test func whatIsTypedMendsIt() throws {
        let plant = try House.cornerHouse.get().plant
        let all = ListedFault.all(plant)
        let tried = Self.sample(all)
        for fault in tried {
            var trial = try MendingTrial(fault, in: plant)
            let name = fault.name(plant)
            #expect(trial.isActive, "\(name): not active when injected")
            trial.mend()
            let broken = trial.broken
            #expect(
                !trial.isActive && broken.isEmpty && trial.refusals.isEmpty,
                """
                \(name)
                  active: \(trial.isActive)  broken: \(broken.joined(separator: ", "))
                  typed: \(trial.typed.joined(separator: " | "))
                  refused: \(trial.refusals.joined(separator: " | "))
                """)
        }
        print("mended \(tried.count) of \(all.count) faults of corner-house")
    }

    @Test func thereAreAsManyAsRecorded() throws {
        let plant = try House.cornerHouse.get().plant
        expectGolden(Self.table(plant), "variants")
    }

    /// How many faults each mode has in the facility, by class.
    private static func table(_ plant: Plant) -> String {
        let all = ListedFault.all(plant)
        var lines = [
            "Faults that corner-house could have: \(all.count)", "",
            row("mode", "class", "elements", "faults"),
        ]
        for mode in plant.registry.modes {
            for parameterClass in mode.classes {
                let own = all.filter {
                    $0.mode.name == mode.name && $0.variant.className == parameterClass.name
                }
                lines.append(
                    row(
                        mode.name, parameterClass.name, "\(Set(own.map(\.element)).count)",
                        "\(own.count)"))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func row(_ mode: String, _ name: String, _ elements: String, _ faults: String)
        -> String
    {
        mode.padding(toLength: 30, withPad: " ", startingAt: 0)
            + name.padding(toLength: 20, withPad: " ", startingAt: 0)
            + String(repeating: " ", count: max(0, 8 - elements.count)) + elements
            + String(repeating: " ", count: max(0, 8 - faults.count)) + faults
    }
}
