package import Plant
import Signals

extension HostQueries {
    /// How far a module's own reading of its light lies off, one standard deviation: 0.5 dB. The
    /// limit is ±3 dB (SFF-8472 §9), most do much better; a judgement.
    private static let spread: Int64 = 500

    /// The light of a switch's fibre ports: the reading `transceivers`, a row for each.
    ///
    /// Powers are in milli-decibels relative to 1 mW; `received` is none without any light.
    package func transceivers() -> Reading {
        var reading = reading("transceivers")
        reading.columns = ["port", "module", "sent", "received"]
        let layout = simulation.plant.layout
        for index in networkSwitch?.ports ?? 0..<0 {
            let name = layout.ports[index].name
            guard let module = layout.slot(element, named: name + "-module") else { continue }
            let form = OpticalForm(rawValue: simulation.slot(module))
            let isSending = simulation.plant.transmission(PortID(index)).map {
                !simulation.value($0).isAbsent
            }
            let light = simulation.plant.node(element, named: "light-" + name)
                .map { LinkSignal(simulation.value($0)) }
            let hasLight = light.map { OpticalPort.form($0) != nil } ?? false
            reading.rows.append([
                .text(name), .symbol(OpticalPort.modules[Int(simulation.slot(module))]),
                form.map { isSending == true ? power($0.sent, name, "sent") : .none } ?? .none,
                hasLight && form != nil
                    ? power(light?.value.words[6] ?? 0, name, "received") : .none,
            ])
        }
        finish(&reading)
        return reading
    }

    private func power(_ value: Int64, _ port: String, _ side: String) -> ReadingValue {
        let error = simulation.systematicNormalMillionths(
            "module/\(simulation.id(of: element)).\(port)/\(side)")
        return .quantity(
            Quantity(
                value + error * HostQueries.spread / 1_000_000, .millidecibel,
                systematic: HostQueries.spread))
    }
}
