import Plant
import Testing

@testable import Planes

/// Each fault of the sound plane shows somewhere else than on itself, differs from the others, and
/// is mended by what it names.
@Suite struct SoundModeTests {
    private struct Case {
        let mode: FaultMode
        let name: String
        let element: ElementID
        let edits: [SlotEdit]
    }

    private static func cases(_ plant: Plant) throws -> [Case] {
        var cases: [Case] = []
        for mode in SoundPlane.registry.modes {
            var count = 0
            for index in plant.layout.elements.indices {
                let element = ElementID(index)
                for variant in mode.variants(plant, element) {
                    // One lead stands for all of its kind.
                    let id = plant.layout.elements[index].id
                    if ["a-2", "a-3", "b-2", "b-3", "b-4", "s-2", "s-3", "d-2", "d-3"].contains(id)
                    {
                        continue
                    }
                    let edits = try mode.inject(plant, element, variant.parameters)
                    let words = variant.parameters.words.map(\.word).joined(separator: " ")
                    cases.append(
                        Case(
                            mode: mode, name: "\(id)/\(mode.name)/\(variant.className) \(words)",
                            element: element, edits: edits))
                    count += 1
                }
            }
            #expect(count > 0, "\(mode.name) has no place in the plant")
        }
        return cases
    }

    /// Where instruments are connected: every input and output of equipment that sound comes by.
    private static let points = [
        "dub-io.out-1", "dub-io.out-4", "ajf-2.out-1", "ajf-2.out-2", "ajf-2.top-1", "ajf.out-3",
        "emb.aes-1",
        "emb.aes-4", "scr.sdi-1", "deemb-2.in", "deemb.aes-2", "desk.in-1", "desk.main-1",
        "desk.main-2", "desk.main-4", "ctl.ls-rs", "ep-a.aes-in-1", "ep-b.aes-out-1",
        "ep-d.aes-out-1",
        "box-a.madi-out", "box-b.aes-out-1", "meter", "room-meter", "codec", "ctl",
    ]

    /// Everything that instruments, lamps and menus show, and what checks say, without noise; the
    /// element's own ones apart.
    private static func observations(_ simulation: Simulation, _ element: ElementID)
        -> (elsewhere: [String], own: [String])
    {
        let plant = simulation.plant
        var elsewhere: [String] = []
        var own: [String] = []
        for name in points {
            let port = plant.layout.port(named: name)
            let owner =
                port.map { plant.layout.ports[$0.index].element }
                ?? plant.layout.element(named: name)
            guard let owner else { continue }
            let target: ActionTarget = port.map { .port($0) } ?? .element(owner)
            for probe in SoundPlane.registry.probes where probe.accepts(plant, target) == nil {
                // The needle of every point would take minutes: it follows the tones.
                if probe.name == "ppm" && name != "ajf-2.out-1" { continue }
                for words in probe.ways(plant, target) {
                    guard let reading = try? probe.read(simulation, target, words) else {
                        continue
                    }
                    let text = "\(words) \(reading)"
                    if owner == element { own.append(text) } else { elsewhere.append(text) }
                }
            }
        }
        for index in plant.layout.elements.indices {
            let look = "\(simulation.look(at: ElementID(index)))"
            let menu = "\(simulation.menu(of: ElementID(index)))"
            if ElementID(index) == element {
                own += [look, menu]
            } else {
                elsewhere += [look, menu]
            }
        }
        for check in plant.services { elsewhere.append("\(check.evaluate(simulation))") }
        return (elsewhere, own)
    }

    @Test func everyVariantShowsAndDiffers() throws {
        let simulation = try SoundTestPlant.simulation()
        let cases = try Self.cases(simulation.plant)
        var sound: [Int32: (elsewhere: [String], own: [String])] = [:]
        var shown: [(item: Case, all: [String])] = []
        for item in cases {
            let key = item.element.rawValue
            let healthy =
                sound[key]
                ?? simulation.asIf([]) { Self.observations(simulation, item.element) }
            sound[key] = healthy
            let found = simulation.asIf(item.edits) {
                Self.observations(simulation, item.element)
            }
            let isSeen = found.elsewhere != healthy.elsewhere
            #expect(isSeen, "\(item.name) shows on itself only")
            let all = found.elsewhere + found.own
            for other in shown where other.item.element == item.element {
                guard other.item.mode.name != item.mode.name, other.all == all else { continue }
                let isDeclared =
                    item.mode.lookAlikes.contains { $0.mode == other.item.mode.name }
                    || other.item.mode.lookAlikes.contains { $0.mode == item.mode.name }
                #expect(isDeclared, "\(item.name) = \(other.item.name)")
            }
            shown.append((item, all))
        }
        #expect(cases.count >= 60)
    }

    /// Mended by typed lines: a new one for what broke, `set` for a setting.
    @Test func everyVariantIsMended() throws {
        let plant = try SoundTestPlant.plant()
        for item in try Self.cases(plant) {
            let simulation = Simulation(plant: plant, seed: 3)
            let before = plant.layout.elements.indices.map { simulation.look(at: ElementID($0)) }
            simulation.apply(Patch(item.edits, by: .fault(0)))
            simulation.settle()
            #expect(item.mode.isActive(simulation, item.edits), "\(item.name)")
            #expect(simulation.evaluator.audit().isEmpty, "\(item.name)")
            for edit in item.edits {
                let slot = plant.layout.slots[edit.slot.index]
                #expect(slot.domain.contains(edit.value), "\(item.name)")
                let id = simulation.id(of: item.element)
                if slot.role == .health {
                    #expect(item.mode.repairs.contains("replace"), "\(item.name)")
                    try simulation.perform("replace", [id])
                } else {
                    #expect(item.mode.repairs.contains("set"), "\(item.name)")
                    let word = simulation.words(
                        of: edit.slot, value: plant.nominal[edit.slot.index])
                    try simulation.perform("set", [id, slot.name, word])
                }
            }
            simulation.settle()
            #expect(!item.mode.isActive(simulation, item.edits), "\(item.name)")
            let after = plant.layout.elements.indices.map { simulation.look(at: ElementID($0)) }
            #expect(after == before, "\(item.name)")
            #expect(simulation.state.cells == Simulation(plant: plant, seed: 3).state.cells)
        }
    }

    @Test func modesAreWellFormed() {
        let registry = SoundPlane.registry
        let kinds = (registry.kinds + PicturePlane.registry.kinds).map(\.name)
        #expect(Set(registry.modes.map(\.name)).count == registry.modes.count)
        for mode in registry.modes {
            #expect(mode.plane == "sound")
            #expect(!mode.repairs.isEmpty && !mode.ksbs.isEmpty && !mode.classes.isEmpty)
            for kind in mode.elementKinds { #expect(kinds.contains(kind), "\(mode.name)") }
            for other in mode.lookAlikes {
                #expect(registry.mode(named: other.mode) != nil, "\(mode.name) \(other.mode)")
            }
        }
    }

    /// Lamps and read-outs have the same fields whether something is wrong or not.
    @Test func looksHaveTheSameFields() throws {
        let simulation = try SoundTestPlant.simulation()
        let plant = simulation.plant
        func names() -> [[String]] {
            plant.layout.elements.indices.map {
                simulation.look(at: ElementID($0)).fields.map(\.name)
            }
        }
        let healthy = names()
        for item in try Self.cases(plant) {
            let faulty = simulation.asIf(item.edits) { names() }
            #expect(faulty == healthy, "\(item.name)")
        }
    }

    @Test(
        arguments: [
            ("track-polarity-reversed", "dub-io", ["to": "9"]),
            ("track-polarity-reversed", "emb", ["to": "2"]),
            ("mix-off-target", "dub-io", ["to": "99999"]), ("mix-off-target", "dub-io", [:]),
            ("loudspeaker-dead", "ctl", ["speaker": "x"]),
            ("energy-saving-port", "fsw", ["port": "net-9"]),
            ("fader-down", "desk", ["input": "in-9"]),
        ] as [(String, String, [String: String])])
    func impossibleFaultsAreRefused(mode: String, element: String, values: [String: String]) throws
    {
        let plant = try SoundTestPlant.plant()
        let found = try #require(plant.registry.mode(named: mode))
        let element = try #require(plant.layout.element(named: element))
        let parameters = FaultParameters(
            values.sorted { $0.key < $1.key }.map { NamedValue($0.key, .word($0.value)) })
        #expect(throws: ActionRefusal.self) { try found.inject(plant, element, parameters) }
    }
}
