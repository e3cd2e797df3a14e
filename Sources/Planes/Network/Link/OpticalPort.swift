import Plant
import Signals

/// A port for a 10 gigabit module (SFP+) and duplex fibre.
enum OpticalPort {
    /// Two LC plugs side by side.
    static let connector = Connector("lc")
    /// What can be in the port, by `OpticalForm`, and nothing.
    static let modules = OpticalForm.allCases.map(\.name) + ["none"]

    /// Declares a port's own slots, `NAME-module` and `NAME-dirt`, and the latch `NAME-hears`.
    static func declare(
        _ name: String, _ form: OpticalForm, _ declarer: inout ElementDeclarer
    ) {
        declarer.slot(
            SlotDeclaration(
                name + "-module", "module in \(name)", .choice(modules), nominal: form.rawValue,
                hazards: [.interruption]))
        declarer.slot(
            SlotDeclaration(
                name + "-dirt", "light lost on the end-face where \(name) receives",
                .integer(0...40_000, .millidecibel), role: .health, hazards: [.interruption]))
        declarer.latch(name + "-hears")
    }

    /// What a module makes of the light that comes in: the share of packets lost, 1 for no link.
    static func loss(_ own: OpticalForm, _ light: LinkSignal) -> Double {
        guard form(light) == own, light.value.words[5] & isTooFar == 0 else { return 1 }
        return own.packetLoss(at: light.value.words[6])
    }

    /// Bits of word 5 of a `LinkSignal` beside the form.
    static let isTooFar: Int64 = 256
    static let remoteFault: Int64 = 512

    /// The form of the module whose light a signal is; nil where it isn't light.
    static func form(_ signal: LinkSignal) -> OpticalForm? {
        OpticalForm(rawValue: (signal.value.words[5] & 255) - 1)
    }

    /// `clean ELEMENT PORT`: looks at the end-faces with a scope and cleans them.
    static let cleanProcedure = ProcedureKind(
        name: "clean", title: "clean the end-faces of a fibre port", plane: NetworkPlane.name,
        usage: "clean ELEMENT PORT", price: Price(seconds: 300)
    ) { simulation, words throws(ActionRefusal) in
        guard words.count == 2 else {
            throw ActionRefusal(
                "`clean` takes an element and a port", advice: "clean ELEMENT PORT")
        }
        let element = try simulation.element(named: words[0])
        let layout = simulation.plant.layout
        guard let slot = layout.slot(element, named: words[1] + "-dirt") else {
            throw ActionRefusal(
                "`\(words[0])` has no fibre port `\(words[1])`", given: words[1],
                candidates: layout.elements[element.index].ports
                    .filter { layout.ports[$0].connector == connector }
                    .map { layout.ports[$0].name })
        }
        return ProcedurePlan(
            element: element, edits: [SlotEdit(slot, 0)], hazards: [.interruption],
            report: WiringPlane.done(
                "clean", at: words[0], [ReadingField("port", .text(words[1]))]))
    }
}

extension ElementWirer {
    /// Makes the nodes of a fibre port: what its module sends, the light that comes in
    /// (`light-NAME`), and the link that comes of both.
    ///
    /// 10GBASE-R doesn't negotiate: there is a link where both modules are of one form, the light
    /// is neither too little nor too much, and the fibre isn't too long for it. A port that hears
    /// nothing says so to the other, which then has no link either (remote fault, IEEE 802.3 clause
    /// 46.3.4); as each depends on the other, that goes through a latch.
    ///
    /// - Parameters:
    ///   - gates: slots that must hold a value for the port to be alive.
    ///   - hears: the latch of the port.
    /// - Returns: the node of the link.
    mutating func opticalPort(
        _ port: PortID, gates: [(slot: SlotID, value: Int64)], hears: LatchID
    ) -> NodeID {
        let name = layout.ports[port.index].name
        guard let module = layout.slot(element, named: name + "-module"),
            let dirt = layout.slot(element, named: name + "-dirt")
        else { preconditionFailure("a declared fibre port \(name)") }
        let count = gates.count
        let offer = node(
            "offer-" + name, cells: gates.map { cell($0.slot) } + [cell(module), cell(hears)],
            constants: [Int64(port.rawValue)] + gates.map(\.value)
        ) { scope in
            for gate in 0..<count where scope.cell(gate) != scope.constant(1 + gate) {
                return .absent
            }
            guard let form = OpticalForm(rawValue: scope.cell(count)) else { return .absent }
            let id = PortID(rawValue: Int32(truncatingIfNeeded: scope.constant(0)))
            var signal = LinkSignal(
                port: id, rates: LinkRates.mask(only: 10_000), negotiates: true)
            signal.value.words[5] = form.rawValue + 1
            signal.value.words[6] = form.sent
            if scope.cell(count + 1) == 0 { signal.value.words[5] |= OpticalPort.remoteFault }
            return signal.value
        }
        let light = node("light-" + name, inputs: [.always(arriving(port))], cells: [cell(dirt)]) {
            scope in
            var signal = LinkSignal(scope.input(0))
            guard OpticalPort.form(signal) != nil else { return .absent }
            signal.value.words[6] -= scope.cell(0)
            return signal.value
        }
        let link = node("link-" + name, inputs: [.always(light), .always(offer)]) { scope in
            let own = LinkSignal(scope.input(1))
            var partner = LinkSignal(scope.input(0))
            guard let form = OpticalPort.form(own),
                partner.value.words[5] & OpticalPort.remoteFault == 0
            else { return .absent }
            let lost = OpticalPort.loss(form, partner)
            if lost >= 1 { return .absent }
            partner.lossMillionths = max(
                partner.lossMillionths, Int64(Elementary.nearest(lost * 1_000_000)))
            return LinkState(own: own, partner: partner).value
        }
        let slot = module
        rule(
            hears,
            LatchRule.following(
                cells: [cell(module)], nodes: [light], afterMilliseconds: 1
            ) { simulation in
                guard let form = OpticalForm(rawValue: simulation.slot(slot)) else { return 0 }
                return OpticalPort.loss(form, LinkSignal(simulation.value(light))) < 1 ? 1 : 0
            })
        transmit(port, offer)
        return link
    }
}
