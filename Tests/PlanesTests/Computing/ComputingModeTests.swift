import HouseSupport
import Planes
import Plant
import SimulationKernel
import Testing

/// Each fault of computing and storage shows elsewhere, is told from its neighbours, and is mended
/// by what is said to mend it.
@Suite struct ComputingModeTests {
    private static let plant = StoreHouse.plant

    private struct Case {
        var mode: FaultMode
        var element: ElementID
        var variant: FaultVariant
        var name: String
    }

    /// Every variant on the elements of storage; on hosts every variant of the plane's own modes.
    private static let cases: [Case] = ComputingPlane.registry.modes.flatMap { mode in
        plant.layout.elements.indices.flatMap { index in
            mode.variants(plant, ElementID(index)).map { variant in
                Case(
                    mode: mode, element: ElementID(index), variant: variant,
                    name: "\(plant.layout.elements[index].id)/\(mode.name)/\(variant.className) "
                        + variant.parameters.words.map(\.word).joined(separator: " "))
            }
        }
    }

    @Test func allHoldsWhereNothingIsWrong() {
        let simulation = StoreHouse.simulation()
        let standing = simulation.standing(faults: [])
        for line in standing.services + standing.invariants {
            #expect(line.holds, "\(line.id): \(line.reading)")
        }
        #expect(standing.services.count == 11 && standing.invariants.count == 6)
    }

    @Test func everyModeCanBeHadSomewhere() {
        for mode in ComputingPlane.registry.modes {
            for parameterClass in mode.classes {
                let isThere = Self.cases.contains {
                    $0.mode.name == mode.name && $0.variant.className == parameterClass.name
                }
                #expect(isThere, "\(mode.name)/\(parameterClass.name)")
            }
        }
        #expect(ComputingPlane.registry.modes.count == 41)
    }

    /// What nobody else notices: it shows at the machine itself only.
    private static let alone: Set<String> = [
        // Nobody here owes anybody a version but on ES1.
        "version-drift", "process-busy", "job-in-hours",
    ]

    @Test func everyVariantShowsElsewhereAndIsToldApart() throws {
        let clean = StoreHouse.simulation()
        let healthy = clean.quietly { StoreObservations(clean) }
        var seen: [(item: Case, deviations: [StoreObservations.Item])] = []
        for item in Self.cases {
            let trial = try StoreTrial(item.mode, item.element, item.variant)
            #expect(trial.isActive, "\(item.name) isn't active")
            let deviations = trial.observations.deviations(from: healthy)
            let id = Self.plant.layout.elements[item.element.index].id
            let elsewhere = deviations.filter { $0.point != id }
            if !Self.alone.contains(item.mode.name) {
                #expect(!elsewhere.isEmpty, "\(item.name) shows nowhere else")
            }
            #expect(!deviations.isEmpty, "\(item.name) shows nowhere")
            for other in seen where other.item.element == item.element {
                let areAlike =
                    item.mode.name == other.item.mode.name
                    ? item.variant.className == other.item.variant.className
                    : item.mode.lookAlikes.contains { $0.mode == other.item.mode.name }
                        || other.item.mode.lookAlikes.contains { $0.mode == item.mode.name }
                #expect(
                    deviations != other.deviations || areAlike,
                    "\(item.name) = \(other.item.name)")
            }
            seen.append((item, deviations))
        }
        print("\(seen.count) faults of \(ComputingPlane.registry.modes.count) modes")
    }

    @Test func whatIsTypedMendsIt() throws {
        let clean = StoreHouse.simulation()
        let healthy = clean.quietly { StoreObservations(clean) }
        for item in Self.cases {
            let trial = try StoreTrial(item.mode, item.element, item.variant)
            let (typed, refused) = trial.mend()
            #expect(refused.isEmpty, "\(item.name) refused: \(refused)")
            #expect(!typed.isEmpty, "\(item.name): nothing to type")
            // Two days later, at the same hour, disks are filled and sessions are new.
            trial.simulation.advance(to: SimulatedTime(hour: 10 + 96, minute: 0))
            #expect(!trial.isActive, "\(item.name): still active after \(typed)")
            trial.simulation.settle()
            let left = trial.observations.deviations(from: healthy)
            #expect(left.isEmpty, "\(item.name): \(typed) leaves \(left.prefix(2))")
        }
    }

    @Test func lookAlikesAreModes() {
        let names = Set(Registry.standard.modes.map(\.name))
        for mode in ComputingPlane.registry.modes {
            for other in mode.lookAlikes {
                #expect(names.contains(other.mode), "\(mode.name) → \(other.mode)")
                #expect(other.mode != mode.name)
            }
            for repair in mode.repairs {
                let isKnown =
                    repair == "on" || Registry.standard.procedure(named: repair) != nil
                #expect(isKnown, "\(mode.name): \(repair)")
            }
        }
    }
}
