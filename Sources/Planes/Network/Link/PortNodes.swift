import Plant

extension ElementWirer {
    /// Makes the two nodes of a network port: what it offers, and the link that comes of it.
    ///
    /// - Parameters:
    ///   - port: the port.
    ///   - fastest: its fastest rate in Mb/s.
    ///   - gates: slots that must hold a value for the port to be alive (power, not shut).
    ///   - rate: a slot that holds an index into `SwitchSlots.rates`, or nil for a port that always
    ///     negotiates.
    /// - Returns: the node of the link.
    mutating func networkPort(
        _ port: PortID, fastest: Int64, gates: [(slot: SlotID, value: Int64)], rate: SlotID? = nil
    ) -> NodeID {
        let name = layout.ports[port.index].name
        var cells = gates.map { cell($0.slot) }
        if let rate { cells.append(cell(rate)) }
        let count = gates.count
        let hasRate = rate != nil
        let supply = node(named: PowerInlets.nodeName)
        let offer = node(
            "offer-" + name, inputs: supply.map { [.always($0)] } ?? [], cells: cells,
            constants: [Int64(port.rawValue), LinkRates.mask(upTo: fastest)] + gates.map(\.value)
        ) { scope in
            if scope.inputCount > 0, !PowerSignal(scope.input(0)).isLive { return .absent }
            for gate in 0..<count where scope.cell(gate) != scope.constant(2 + gate) {
                return .absent
            }
            var rates = scope.constant(1)
            var negotiates = true
            if hasRate, scope.cell(count) > 0 {
                let fixed = SwitchSlots.rates[Int(scope.cell(count))]
                rates &= LinkRates.mask(only: fixed)
                negotiates = fixed > 100
            }
            let id = PortID(rawValue: Int32(truncatingIfNeeded: scope.constant(0)))
            return LinkSignal(port: id, rates: rates, negotiates: negotiates).value
        }
        let link = node("link-" + name, inputs: [.always(arriving(port)), .always(offer)]) {
            scope in
            LinkState(own: LinkSignal(scope.input(1)), partner: LinkSignal(scope.input(0))).value
        }
        transmit(port, offer)
        return link
    }
}
