import HouseSupport
import Planes
import Plant
import SimulationKernel
import Testing

/// Each fault of applications and delivery shows elsewhere, is told from its neighbours, and is
/// mended by what is said to mend it.
@Suite struct ApplicationModeTests {
    private static let plant = DeliveryHouse.plant

    private struct Case {
        var mode: FaultMode
        var element: ElementID
        var variant: FaultVariant
        var name: String
    }

    private static let cases: [Case] = ApplicationsPlane.registry.modes.flatMap { mode in
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
        let simulation = DeliveryHouse.simulation()
        let plant = simulation.plant
        for check in plant.services + plant.invariants + plant.expectations {
            let result = check.evaluate(simulation)
            #expect(result.holds, "\(check.id): \(result.reading)")
        }
        #expect(plant.services.count == 19)
    }

    @Test func everyModeCanBeHadSomewhere() {
        for mode in ApplicationsPlane.registry.modes {
            for parameterClass in mode.classes {
                let isThere = Self.cases.contains {
                    $0.mode.name == mode.name && $0.variant.className == parameterClass.name
                }
                #expect(isThere, "\(mode.name)/\(parameterClass.name)")
            }
        }
        #expect(ApplicationsPlane.registry.modes.count == 45)
    }

    @Test func everyVariantShowsElsewhereAndIsToldApart() throws {
        let clean = DeliveryHouse.simulation()
        let healthy = clean.quietly { DeliveryObservations(clean) }
        var seen: [(item: Case, deviations: [DeliveryObservations.Item])] = []
        for item in Self.cases {
            let trial = try DeliveryTrial(item.mode, item.element, item.variant)
            #expect(trial.isActive, "\(item.name) isn't active")
            let deviations = trial.observations.deviations(from: healthy)
            let id = Self.plant.layout.elements[item.element.index].id
            #expect(deviations.contains { $0.point != id }, "\(item.name) shows nowhere else")
            for other in seen where other.item.element == item.element {
                #expect(
                    deviations != other.deviations, "\(item.name) = \(other.item.name)")
            }
            seen.append((item, deviations))
        }
        print("\(seen.count) faults of \(ApplicationsPlane.registry.modes.count) modes")
    }

    /// A check fails for every fault: somebody is owed what it takes away.
    @Test func everyVariantBreaksWhatIsOwed() throws {
        for item in Self.cases {
            let trial = try DeliveryTrial(item.mode, item.element, item.variant)
            let plant = trial.simulation.plant
            let broken = (plant.services + plant.expectations).filter {
                !$0.evaluate(trial.simulation).holds
            }
            #expect(!broken.isEmpty, "\(item.name) harms nobody")
            // A report by the wrong template is all that is wrong.
            if item.mode.name == "qc-template-wrong" {
                #expect(broken.map(\.id) == ["master-qc"])
            }
        }
    }

    @Test func whatIsTypedMendsIt() throws {
        let clean = DeliveryHouse.simulation()
        let healthy = clean.quietly { DeliveryObservations(clean) }
        for item in Self.cases {
            let trial = try DeliveryTrial(item.mode, item.element, item.variant)
            let (typed, refused) = trial.mend()
            #expect(refused.isEmpty, "\(item.name) refused: \(refused)")
            #expect(!typed.isEmpty, "\(item.name): nothing to type")
            trial.simulation.advance(to: SimulatedTime(hour: 11, minute: 0))
            #expect(!trial.isActive, "\(item.name): still active after \(typed)")
            let left = trial.observations.deviations(from: healthy)
            if item.mode.name == "card-in-use-again" {
                // What the card had is gone for ever; both copies are right all the same.
                #expect(left.map(\.how) == ["verify-copy"], "\(left.map(\.how))")
                #expect(left.first?.reading.flag("card-kept") == false)
                continue
            }
            #expect(left.isEmpty, "\(item.name): \(typed) leaves \(left.prefix(2))")
        }
    }

    @Test func lookAlikesAndRepairsExist() {
        let names = Set(Registry.standard.modes.map(\.name))
        let probes = Registry.standard
        for mode in ApplicationsPlane.registry.modes {
            #expect(Registry.standard.modes.count { $0.name == mode.name } == 1, "\(mode.name)")
            for other in mode.lookAlikes {
                #expect(names.contains(other.mode), "\(mode.name) → \(other.mode)")
                #expect(other.mode != mode.name)
            }
            for repair in mode.repairs {
                #expect(probes.procedure(named: repair) != nil, "\(mode.name): \(repair)")
            }
        }
    }
}
