import Plant

/// Balanced cables and jackfields.
enum SoundLine {
    /// What may be wrong with a balanced line, as a health slot holds it.
    enum Legs: Int64 {
        case good, oneOpen, crossed, open

        static let names = ["good", "one-open", "crossed", "open"]
    }

    static func declaration(_ name: String, _ title: String) -> SlotDeclaration {
        SlotDeclaration(name, title, .choice(Legs.names), role: .health)
    }

    /// What comes out of a line.
    ///
    /// Analogue: an open leg leaves half the voltage and hum, crossed legs turn the polarity. AES3
    /// doesn't care for polarity (AES3, biphase mark), and bears half its voltage on short lines.
    static func carried(_ value: NodeValue, _ legs: Legs, _ scope: NodeScope) -> NodeValue {
        let signal = SoundSignal(value)
        guard signal.isPresent, legs != .open else { return legs == .open ? .absent : value }
        guard signal.carrier == .analogue else { return value }
        switch legs {
        case .oneOpen: return signal.applying(.openLeg, scope).value
        case .crossed: return signal.applying(.polarity(channel: 0), scope).value
        default: return value
        }
    }
}

/// Cables of the sound plane; AES3 over 75 Ω takes the coaxial ones of the picture plane.
enum SoundCableKinds {
    static let kinds: [ElementKind] = [
        kind("audio-balanced", "balanced audio cable", aesMetres: 30),
        kind("aes-110", "AES3 cable of 110 ohms", aesMetres: 100),
        flow,
    ]

    /// - Parameter aesMetres: how far it carries AES3; 100 m by AES3 without equalisation for 110 Ω
    ///   cable, 30 m a judgement for a microphone cable's mismatch and loss at 6 MHz.
    private static func kind(_ name: String, _ title: String, aesMetres: Int64) -> ElementKind {
        ElementKind(
            name: name, title: title, plane: SoundPlane.name, category: .cable,
            plugs: [SoundPlane.xlr, SoundPlane.bantam],
            declare: { declarer throws(PlantProblem) in
                declarer.slot(SoundLine.declaration("legs", "state of its two legs"))
            },
            carry: { scope in
                let signal = SoundSignal(scope.input(0))
                if signal.carrier == .aes3 && scope.constant(0) > aesMetres * 1000 {
                    return .absent
                }
                return SoundLine.carried(
                    scope.input(0), SoundLine.Legs(rawValue: scope.cell(0)) ?? .good, scope)
            },
            inspect: { simulation, element, reading in
                reading.add("jacket", .symbol(name == "aes-110" ? "110-ohm" : "audio"))
                let length = simulation.plant.layout.elements[element.index].lengthMillimetres
                reading.add("length", .quantity(Quantity(length, .millimetre)))
            })
    }

    /// A network lead of sound equipment.
    private static let flow = ElementKind(
        name: "flow-lead", title: "network lead with locking plugs", plane: SoundPlane.name,
        category: .cable, plugs: [SoundPlane.etherCon],
        declare: { declarer throws(PlantProblem) in
            declarer.slot(
                SlotDeclaration(
                    "pairs", "state of its pairs", .choice(["good", "open"]), role: .health))
        },
        carry: { scope in scope.cell(0) == 0 ? scope.input(0) : .absent },
        inspect: { simulation, element, reading in
            let length = simulation.plant.layout.elements[element.index].lengthMillimetres
            reading.add("length", .quantity(Quantity(length, .millimetre)))
        })
}

/// A balanced jackfield: half-normalled, so that a plug above listens and one below takes over.
///
/// Position N has `in-N` and `out-N` at the rear, `top-N` and `bottom-N` at the front.
enum AudioJackfieldKind {
    static let name = "audio-jackfield"
    static let portsPerPosition = 4

    static let kind = ElementKind(
        name: name, title: "audio jackfield", plane: SoundPlane.name,
        parameters: [
            ParameterSchema("positions", "number of pairs of jacks, 1…48 (default 24)"),
            ParameterSchema("labels", "what stands on the strip, by position, in order"),
        ],
        declare: { declarer throws(PlantProblem) in
            let count = try declarer.integer("positions", in: 1...48, default: 24)
            let labels = try declarer.words("labels")
            for position in 1...count {
                declarer.port("in-\(position)", .input, SoundPlane.xlr)
                declarer.port("out-\(position)", .output, SoundPlane.xlr)
                declarer.port("top-\(position)", .output, SoundPlane.bantam)
                declarer.port("bottom-\(position)", .input, SoundPlane.bantam)
            }
            for position in 1...Int(count) {
                declarer.slot(
                    SoundLine.declaration("legs-\(position)", "wiring behind position \(position)"))
            }
            for position in 1...Int(count) {
                declarer.slot(
                    SlotDeclaration(
                        "label-\(position)", "what stands on the strip at \(position)", .symbol,
                        role: .statement,
                        nominalText: position <= labels.count
                            ? labels[position - 1] : "\(position)"))
            }
        },
        wire: { wirer throws(PlantProblem) in
            let count = Int(try wirer.integer("positions", in: 1...48, default: 24))
            for position in 0..<count { wire(position, &wirer) }
        })

    private static func wire(_ position: Int, _ wirer: inout ElementWirer) {
        let first = portsPerPosition * position
        let bottom = wirer.port(first + 3)
        let plugs = PlugWatch(bottom, wirer.layout)
        let source = wirer.arriving(wirer.port(first))
        let behind = wirer.node(
            "top-\(position + 1)", inputs: [.always(source)],
            cells: [wirer.cell(wirer.slot(position))]
        ) { scope in
            SoundLine.carried(
                scope.input(0), SoundLine.Legs(rawValue: scope.cell(0)) ?? .good, scope)
        }
        let destination = wirer.node(
            "out-\(position + 1)",
            inputs: [.always(behind), .always(wirer.arriving(bottom))],
            cells: plugs.ends.map { wirer.cell($0) }, constants: [Int64(bottom.rawValue)]
        ) { scope in
            let isTaken = (0..<scope.cellCount).contains { scope.cell($0) == scope.constant(0) }
            return scope.input(isTaken ? 1 : 0)
        }
        wirer.transmit(wirer.port(first + 1), destination)
        wirer.transmit(wirer.port(first + 2), behind)
    }
}
