import HostTools
import Planes
import Plant
import SimulationKernel
import Testing

/// Each fault of power shows elsewhere, is told from its neighbours, and is mended by what is said
/// to mend it.
@Suite struct PowerModeTests {
    private static let plant = PowerHouse.plant

    private struct Case {
        var mode: FaultMode
        var element: ElementID
        var variant: FaultVariant
        var name: String
    }

    private static let cases: [Case] = PowerPlane.registry.modes.flatMap { mode in
        plant.layout.elements.indices.flatMap { index in
            mode.variants(plant, ElementID(index)).map { variant in
                Case(
                    mode: mode, element: ElementID(index), variant: variant,
                    name: "\(plant.layout.elements[index].id)/\(mode.name)/\(variant.className) "
                        + variant.parameters.words.map(\.word).joined(separator: " "))
            }
        }
    }

    private struct Trial {
        let simulation = PowerHouse.simulation()
        let edits: [SlotEdit]
        let item: Case

        init(_ item: Case) throws {
            self.item = item
            edits = try item.mode.inject(plant, item.element, item.variant.parameters)
            simulation.apply(Patch(edits, by: .fault(0)))
            simulation.settle()
        }

        var isActive: Bool { item.mode.isActive(simulation, edits) }
        var observations: PowerObservations {
            simulation.quietly { PowerObservations(simulation) }
        }
    }

    private static func healthy() -> PowerObservations {
        let simulation = PowerHouse.simulation()
        return simulation.quietly { PowerObservations(simulation) }
    }

    @Test func allHoldsWhereNothingIsWrong() {
        let standing = PowerHouse.simulation().standing(faults: [])
        for line in standing.services + standing.invariants {
            #expect(line.holds, "\(line.id): \(line.reading)")
        }
        #expect(PowerHouse.simulation().restProblem() == nil)
        #expect(standing.services.count == 16 && standing.invariants.count == 4)
    }

    @Test func everyModeCanBeHadSomewhere() {
        for mode in PowerPlane.registry.modes {
            for parameterClass in mode.classes {
                let isThere = Self.cases.contains {
                    $0.mode.name == mode.name && $0.variant.className == parameterClass.name
                }
                #expect(isThere, "\(mode.name)/\(parameterClass.name)")
            }
        }
        #expect(PowerPlane.registry.modes.count == 28)
    }

    @Test func everyVariantShowsElsewhereAndIsToldApart() throws {
        let healthy = Self.healthy()
        var seen: [(item: Case, deviations: [PowerObservations.Item])] = []
        for item in Self.cases {
            let trial = try Trial(item)
            #expect(trial.isActive, "\(item.name) isn't active")
            let deviations = trial.observations.deviations(from: healthy)
            let elsewhere = deviations.filter { $0.element != item.element }
            #expect(!elsewhere.isEmpty, "\(item.name) shows nowhere else")
            for other in seen where other.item.element == item.element {
                let areAlike =
                    item.mode.name == other.item.mode.name
                    && item.variant.className == other.item.variant.className
                #expect(
                    deviations != other.deviations || areAlike,
                    "\(item.name) = \(other.item.name)")
            }
            seen.append((item, deviations))
        }
        print("\(seen.count) faults of \(PowerPlane.registry.modes.count) modes")
    }

    @Test func whatIsTypedMendsIt() throws {
        let healthy = Self.healthy()
        for item in Self.cases {
            let trial = try Trial(item)
            let right = trial.edits.map {
                SlotEdit($0.slot, Self.plant.nominal[$0.slot.index])
            }
            let lines = Mending.commands(trial.simulation, item.mode, item.element, right)
            #expect(!lines.isEmpty, "\(item.name): nothing to type")
            for line in lines {
                let verb = String(line.prefix { $0 != " " })
                #expect(item.mode.repairs.contains(verb), "\(item.name): \(verb) isn't a repair")
                #expect(
                    PowerHouse.perform(line, trial.simulation) != nil, "\(item.name): \(line)")
            }
            // A day later batteries are full and rooms are cool.
            trial.simulation.advance(to: SimulatedTime(hour: 34, minute: 0))
            #expect(!trial.isActive, "\(item.name): still active after \(lines)")
            let left = trial.observations.deviations(from: healthy)
            #expect(left.isEmpty, "\(item.name): \(lines) leaves \(left.prefix(2))")
        }
    }

    @Test func lookAlikesAreModes() {
        let names = Set(Registry.standard.modes.map(\.name))
        for mode in PowerPlane.registry.modes {
            for other in mode.lookAlikes {
                #expect(names.contains(other.mode), "\(mode.name) → \(other.mode)")
                #expect(other.mode != mode.name)
            }
            for repair in mode.repairs {
                #expect(
                    Registry.standard.procedure(named: repair) != nil, "\(mode.name): \(repair)")
            }
        }
        let repeated = Dictionary(grouping: Registry.standard.modes, by: \.name)
            .filter { $0.value.count > 1 }
        #expect(repeated.isEmpty)
    }
}
