import Plant
import Testing

@testable import Planes

/// Every fault of the way shows elsewhere, differs from the others, and is mended by its own lines.
@Suite struct PathModeTests {
    static let modes =
        RouterLockModes.modes + SourceFlagModes.modes + SourceSignalModes.modes
        + ReceiverModes.modes + ProcessorModes.modes + ColourBoxModes.modes + MosaicModes.modes
        + FlowModes.modes

    struct Case {
        let mode: FaultMode
        let name: String
        let element: ElementID
        let edits: [SlotEdit]
    }

    /// What one reading says, and on which element it was taken; nil for a client's check.
    struct Told {
        let element: ElementID?
        let text: String
    }

    /// All that was told of a condition, with the signals at its ports.
    struct Known {
        let signals: [String]
        let told: [Told]
    }

    static func cases(_ plant: Plant) throws -> [Case] {
        var cases: [Case] = []
        for index in plant.layout.elements.indices {
            let element = ElementID(index)
            for mode in modes {
                for variant in mode.variants(plant, element) {
                    let edits = try mode.inject(plant, element, variant.parameters)
                    let words = variant.parameters.words.map(\.word).joined(separator: ",")
                    cases.append(
                        Case(
                            mode: mode,
                            name: "\(plant.layout.elements[index].id) \(mode.name) "
                                + "\(variant.className) \(words)",
                            element: element, edits: edits))
                }
            }
        }
        return cases
    }

    /// Everything that instruments, eyes, menus and checks tell, without noise, by its element.
    ///
    /// - Parameter known: what was told before, and the signals then: an instrument at a port whose
    ///   signal is the same tells the same.
    static func readings(_ simulation: Simulation, known: Known? = nil) -> [Told] {
        let plant = simulation.plant
        let signals = Self.signals(simulation)
        var found: [Told] = []
        var targets: [(ActionTarget, ElementID)] = plant.layout.ports.indices.map {
            (.port(PortID($0)), plant.layout.ports[$0].element)
        }
        targets += plant.layout.elements.indices.map { (.element(ElementID($0)), ElementID($0)) }
        for probe in plant.registry.probes {
            for (target, owner) in targets where probe.accepts(plant, target) == nil {
                for words in probe.ways(plant, target) {
                    if case .port(let port) = target, let known,
                        known.signals[port.index] == signals[port.index]
                    {
                        found.append(known.told[found.count])
                        continue
                    }
                    guard let reading = try? probe.read(simulation, target, words) else { continue }
                    found.append(
                        Told(element: owner, text: "\(probe.name) \(words) \(reading)"))
                }
            }
        }
        for index in plant.layout.elements.indices {
            let element = ElementID(index)
            found.append(Told(element: element, text: "\(simulation.look(at: element))"))
            if simulation.hasMenu(element) {
                found.append(Told(element: element, text: "\(simulation.menu(of: element))"))
            }
        }
        for check in plant.services {
            found.append(
                Told(element: nil, text: "\(check.id) \(check.evaluate(simulation))"))
        }
        return found
    }

    @Test func everyVariantShowsElsewhereAndDiffers() throws {
        let simulation = try PathTestPlant.simulation()
        let cases = try Self.cases(simulation.plant)
        let known = simulation.asIf([]) {
            Known(signals: Self.signals(simulation), told: Self.readings(simulation))
        }
        let healthy = known.told
        for check in simulation.plant.services {
            let result = simulation.quietly { check.evaluate(simulation) }
            #expect(result.holds, "\(check.id) \(result.reading.fields)")
        }
        var shown: [(item: Case, texts: [String])] = []
        for item in cases {
            let readings = simulation.asIf(item.edits) {
                Self.readings(simulation, known: known)
            }
            #expect(readings.count == healthy.count)
            let differs = zip(readings, healthy).contains { now, before in
                now.text != before.text && now.element != item.element
            }
            #expect(differs, "\(item.name) shows on itself only, or nowhere")
            let texts = readings.map(\.text)
            for other in shown
            where other.item.element == item.element && other.texts == texts {
                Issue.record("\(item.name) is as \(other.item.name)")
            }
            shown.append((item, texts))
        }
        let kinds = Set(cases.map(\.mode.name))
        for mode in Self.modes { #expect(kinds.contains(mode.name), "\(mode.name) has no place") }
        print("variants of the way:", cases.count)
    }

    @Test func everyVariantIsMendedByItsOwnLines() throws {
        let plant = try PathTestPlant.simulation().plant
        let healthy = Simulation(plant: plant, seed: 3)
        let before = healthy.quietly { Self.condition(healthy) }
        for item in try Self.cases(plant) {
            let simulation = Simulation(plant: plant, seed: 3)
            #expect(!item.mode.isActive(simulation, item.edits), "\(item.name)")
            simulation.apply(Patch(item.edits, by: .fault(0)))
            simulation.settle()
            #expect(item.mode.isActive(simulation, item.edits), "\(item.name)")
            #expect(simulation.evaluator.audit().isEmpty, "\(item.name)")
            let right = item.edits.map { SlotEdit($0.slot, plant.nominal[$0.slot.index]) }
            let lines =
                item.mode.mend?(simulation, item.element, right)
                ?? Self.ordinary(simulation, item.element, right)
            for line in lines {
                let verb = line.split(separator: " ").first.map(String.init) ?? ""
                #expect(item.mode.repairs.contains(verb), "\(item.name): \(line)")
                try simulation.type(line)
            }
            #expect(!item.mode.isActive(simulation, item.edits), "\(item.name)")
            let after = simulation.quietly { Self.condition(simulation) }
            for (now, then) in zip(after, before) where now != then {
                Issue.record("\(item.name): \(now) was \(then)")
                break
            }
        }
    }

    /// What passes each port, in full.
    private static func signals(_ simulation: Simulation) -> [String] {
        simulation.plant.layout.ports.indices.map { index in
            let port = PortID(index)
            let signal = PictureSignal(simulation.signal(at: port))
            let chain = simulation.words(ofList: signal.chain)
            var plain = signal
            plain.chain = 0
            let path = simulation.plant.layout.path(of: port)
            return "\(path) \(plain.value.words) \(chain)"
        }
    }

    /// What all readings are made of: every signal, everything that is seen, and the checks.
    static func condition(_ simulation: Simulation) -> [String] {
        let plant = simulation.plant
        var found = signals(simulation)
        for index in plant.layout.elements.indices {
            found.append("\(simulation.look(at: ElementID(index)))")
            found.append("\(simulation.menu(of: ElementID(index)))")
        }
        return found + plant.services.map { "\($0.evaluate(simulation))" }
    }

    /// The ordinary way: a new one for what broke, else the setting or the label put right.
    static func ordinary(_ simulation: Simulation, _ element: ElementID, _ edits: [SlotEdit])
        -> [String]
    {
        let layout = simulation.plant.layout
        let id = simulation.id(of: element)
        if edits.contains(where: { layout.slots[$0.slot.index].role == .health }) {
            return ["replace \(id)"]
        }
        return edits.map { edit in
            let slot = layout.slots[edit.slot.index]
            let verb = slot.role == .statement ? "label" : "set"
            return "\(verb) \(id) \(slot.name) "
                + simulation.words(of: edit.slot, value: edit.value)
        }
    }

    @Test func modesAreWellFormed() {
        let registry = PathTestPlant.registry
        let all = registry.modes.map(\.name)
        #expect(Set(all).count == all.count)
        for mode in Self.modes {
            #expect(!mode.repairs.isEmpty && !mode.ksbs.isEmpty && !mode.classes.isEmpty)
            for verb in mode.repairs { #expect(registry.procedure(named: verb) != nil) }
            for kind in mode.elementKinds { #expect(registry.kind(named: kind) != nil) }
            for other in mode.lookAlikes {
                #expect(all.contains(other.mode), "\(mode.name) \(other.mode)")
            }
        }
    }
}
