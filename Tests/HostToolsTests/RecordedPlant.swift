import HostTools
import HouseSupport
import Planes
import Plant
import SimulationKernel

/// The network in which the transcripts were recorded: a workstation, two routers in a row, a
/// server; and a second machine that takes the first router's address when it is switched on.
enum RecordedPlant {
    static let elements: [ElementDeclaration] = [
        element(
            "ed", "host",
            [
                "os": "linux",
                "interfaces": [
                    "ed0": [
                        "mac": "02:00:00:00:01:50", "address": "10.20.1.50/24",
                        "gateway": "10.20.1.1",
                    ]
                ],
            ]),
        element("sw-e", "switch", ["ports": ["gi1/0/1-4"]]),
        element(
            "r1", "router",
            [
                "ports": ["r1a", "r1b"],
                "interfaces": [
                    "r1a": ["address": "10.20.1.1/24"], "r1b": ["address": "10.20.99.1/30"],
                ],
                "routes": ["10.20.2.0/24": "10.20.99.2", "10.20.2.128/25": "0.0.0.0"],
            ]),
        element(
            "r2", "router",
            [
                "ports": ["r2a", "r2b"],
                "interfaces": [
                    "r2a": ["address": "10.20.99.2/30"], "r2b": ["address": "10.20.2.1/24"],
                ],
                "routes": ["10.20.1.0/24": "10.20.99.1", "10.20.2.128/25": "0.0.0.0"],
            ]),
        element(
            "srv", "host",
            [
                "os": "linux",
                "interfaces": ["srv0": ["address": "10.20.2.10/24", "gateway": "10.20.2.1"]],
                "services": ["smb": "tcp/445", "nfs": "tcp/2049"], "zone": "post.lan",
                "records": ["nas1": "10.20.2.10"],
            ]),
        element(
            "dup", "host",
            [
                "os": "linux",
                "interfaces": ["dup0": ["mac": "02:00:00:00:01:aa", "address": "10.20.1.1/24"]],
            ], set: ["power": "no"]),
    ]

    static let cables: [CableDeclaration] = [
        cable("ed.ed0", "sw-e.gi1/0/1"), cable("r1.r1a", "sw-e.gi1/0/2"),
        cable("dup.dup0", "sw-e.gi1/0/3"), cable("r1.r1b", "r2.r2a"), cable("r2.r2b", "srv.srv0"),
    ]

    static let plant: Plant = {
        var inventory = Inventory(id: "recorded", title: "recorded")
        inventory.places = [PlaceDeclaration(id: "mr", title: "machine room")]
        inventory.elements = elements
        inventory.cables = cables
        do {
            return try PlantCompiler.compile(inventory, registry: NetworkPlane.registry)
        } catch {
            preconditionFailure("the recorded network compiles: \(error)")
        }
    }()

    /// The network with some settings long since as given: `element.slot value`.
    static func simulation(_ settings: [String] = [], seed: UInt64 = 3) -> Simulation {
        let simulation = Simulation(
            plant: plant, seed: seed, clock: SimulatedTime(hour: 9, minute: 30))
        simulation.apply(Patch(settings.map { edit(plant, $0) }, by: .scene))
        simulation.settle()
        return simulation
    }
}

/// A slot edit written as `element.slot value`.
func edit(_ plant: Plant, _ text: String) -> SlotEdit {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 2, let slot = plant.layout.slot(named: parts[0]),
        let value = plant.value(ofWord: parts[1], for: slot)
    else { preconditionFailure("a setting `\(text)`") }
    return SlotEdit(slot, value)
}

/// Types a line at a machine, makes its edits, lets its time pass, and gives what it printed.
func type(_ line: String, at host: String, _ simulation: Simulation) -> [String] {
    guard let element = simulation.plant.layout.element(named: host) else {
        preconditionFailure("a machine \(host)")
    }
    do {
        let result = try HostConsole.run(simulation, host: element, line: line)
        simulation.apply(Patch(result.slotEdits, by: .trainee))
        simulation.set(result.latchEdits)
        simulation.advance(to: simulation.clock + .seconds(result.seconds))
        return HostPrinter.lines(result.reading)
    } catch {
        return ["refused: \(error.what)"]
    }
}
