import Plant

/// Keyboard, picture and mouse over a network: a transmitter beside each machine, a receiver on
/// each desk, and the fabric between them.
enum DeskKinds {
    static let transmitterName = "kvm-transmitter"
    static let receiverName = "kvm-receiver"
    static let fabricName = "kvm-fabric"

    /// Ordinals of a receiver's slots.
    enum Receiver {
        static let paired = 0
        static let usb = 1
    }

    static let all = [transmitter, receiver, fabric]

    /// What a machine's graphics output is told of the screen: nothing, where nobody emulates it.
    static let identities = ["emulated", "none"]
    static let emulated: Int64 = 0
    static let usbModes = ["native", "generic"]
    static let native: Int64 = 0

    /// What one desk takes of the fabric with a still picture and with a moving one, in Mb/s: an
    /// UHD picture, lightly compressed, in 2.5 Gb/s at most (makers' data).
    static let deskMegabits: Int64 = 1200

    /// Beyond this part of its capacity a fabric delays frames, in thousandths (a judgement).
    static let latePermille: Int64 = 950

    private static let transmitter = ElementKind(
        name: transmitterName, title: "KVM transmitter", plane: PowerPlane.name,
        parameters: [
            ParameterSchema("host", "the machine that it stands beside", required: true)
        ] + PowerInlets.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            _ = try declarer.word("host")
            declarer.slot(
                SlotDeclaration(
                    "screen-identity", "screen identity that it gives the machine",
                    .choice(identities)))
            try PowerInlets.declare(&declarer)
        },
        wire: { wirer throws(PlantProblem) in
            try wirer.checkElement("host", try wirer.word("host"))
            _ = try PowerInlets.node(&wirer)
        },
        inspect: { simulation, element, reading in
            let isOn = PowerInlets.isOn(simulation, element)
            reading.add("link-lamp", .symbol(isOn ? "green" : "off"))
            PowerInlets.inspect(simulation, element, &reading)
        })

    private static let receiver = ElementKind(
        name: receiverName, title: "KVM receiver", plane: PowerPlane.name,
        parameters: [
            ParameterSchema("fabric", "the fabric that it hangs on", required: true)
        ] + PowerInlets.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            _ = try declarer.word("fabric")
            declarer.slot(
                SlotDeclaration(
                    "paired", "the transmitter that it is paired with", .element, nominal: -1,
                    hazards: [.contentExposure, .interruption]))
            declarer.slot(
                SlotDeclaration(
                    "usb", "how it passes on what is plugged into it", .choice(usbModes)))
            try PowerInlets.declare(&declarer)
        },
        wire: { wirer throws(PlantProblem) in
            try wirer.checkElement("fabric", try wirer.word("fabric"))
            _ = try PowerInlets.node(&wirer)
        },
        inspect: { simulation, element, reading in
            let desk = DeskView(simulation, element)
            reading.add("picture", .symbol(desk.resolution))
            reading.add("caption", .text(desk.machine.map { simulation.id(of: $0) } ?? ""))
            PowerInlets.inspect(simulation, element, &reading)
        })

    private static let fabric = ElementKind(
        name: fabricName, title: "KVM fabric", plane: PowerPlane.name,
        parameters: [ParameterSchema("megabits", "what it carries, Mb/s (default 10000)")],
        declare: { declarer throws(PlantProblem) in
            _ = try declarer.integer("megabits", in: 1000...400_000, default: 10_000)
            declarer.slot(
                SlotDeclaration(
                    "other-traffic", "what else goes over it, Mb/s", .integer(0...400_000, .none),
                    authority: .administrator, hazards: [.interruption]))
        },
        inspect: { simulation, element, reading in
            reading.add(
                "load",
                .quantity(
                    Quantity(
                        fabricPermille(simulation, element) * 10, .percentHundredth, random: 100)))
        })

    /// The load of a fabric: its desks, and what else goes over it; at most all of it.
    static func fabricPermille(_ simulation: Simulation, _ fabric: ElementID) -> Int64 {
        let plant = simulation.plant
        let name = simulation.id(of: fabric)
        var megabits = simulation.slot(fabric, 0)
        for desk in plant.elements(ofKind: receiverName)
        where plant.word(of: "fabric", for: desk) == name
            && DeskView(simulation, desk).machine != nil
        {
            megabits += deskMegabits
        }
        let capacity = plant.word(of: "megabits", for: fabric).flatMap { Int64($0) } ?? 10_000
        return min(1000, megabits * 1000 / capacity)
    }
}

/// What somebody has before them who sits at a desk.
struct DeskView {
    /// The machine that is driven; nil where there is no picture.
    let machine: ElementID?
    let isIdentified: Bool
    let isNative: Bool

    init(_ simulation: Simulation, _ receiver: ElementID) {
        let plant = simulation.plant
        let paired = simulation.slot(receiver, DeskKinds.Receiver.paired)
        isNative = simulation.slot(receiver, DeskKinds.Receiver.usb) == DeskKinds.native
        guard PowerInlets.isOn(simulation, receiver), paired >= 0,
            case let transmitter = ElementID(Int(paired)),
            plant.kind(of: transmitter).name == DeskKinds.transmitterName,
            PowerInlets.isOn(simulation, transmitter),
            let host = plant.word(of: "host", for: transmitter)
                .flatMap({ plant.layout.element(named: $0) }),
            PowerInlets.isOn(simulation, host),
            plant.layout.slot(host, named: "power").map({ simulation.slot($0) == 1 }) ?? true
        else {
            machine = nil
            isIdentified = false
            return
        }
        machine = host
        isIdentified = simulation.slot(transmitter, 0) == DeskKinds.emulated
    }

    /// The picture: in full, as a graphics card sends it to a screen that it doesn't know, or none.
    var resolution: String {
        machine == nil ? "none" : isIdentified ? "full" : "1024x768"
    }
}
