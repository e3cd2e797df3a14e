import Plant
import Signals
import SimulationKernel

/// Disks in a box that belong to one server, kept together by one level of redundancy.
enum DiskArrayKind {
    static let kindName = "disk-array"
    /// What can be the matter with a disk.
    static let diskStates = ["good", "slow", "failed"]
    static let good: Int64 = 0
    static let slow: Int64 = 1
    static let failed: Int64 = 2
    /// All of a disk, in the millionths in which filling is counted.
    static let whole: Int64 = 1_000_000
    static let priorities = ["normal", "low"]

    /// What its parameters say.
    struct Description {
        var host: String
        var level: RedundantArray.Level
        var disks: Int
        /// Bytes.
        var diskBytes: Int64
        /// Bytes per second, of one disk.
        var diskRate: Int64
        /// Bytes per second at which a disk is written anew.
        var rebuildRate: Int64

        init(_ source: some ParameterReading) throws(PlantProblem) {
            host = try source.word("host")
            let levels = RedundantArray.Level.allCases
            level =
                levels[
                    try source.choice("level", of: levels.map(\.rawValue), default: "raid6")]
            disks = Int(try source.integer("disks", in: 2...24, default: 8))
            diskBytes = 1_000_000_000 * (try source.integer("disk-gb", in: 100...40_000))
            diskRate = 1_000_000 * (try source.integer("disk-mb", in: 20...8000, default: 200))
            rebuildRate =
                1_000_000 * (try source.integer("rebuild-mb", in: 5...2000, default: 150))
        }
    }

    static let kind = ElementKind(
        name: kindName, title: "disk array", plane: ComputingPlane.name,
        parameters: [
            ParameterSchema("host", "the server that it belongs to", required: true),
            ParameterSchema("level", "raid1, raid5, raid6 or raid10"),
            ParameterSchema("disks", "how many disks, 2 to 24"),
            ParameterSchema("disk-gb", "size of a disk in GB (10⁹ bytes)", required: true),
            ParameterSchema("disk-mb", "what a disk reads in a second, in MB"),
            ParameterSchema("rebuild-mb", "what of a new disk is filled in a second, in MB"),
        ],
        declare: { declarer throws(PlantProblem) in
            let array = try Description(declarer)
            for disk in 1...array.disks {
                declarer.slot(
                    SlotDeclaration(
                        "disk-\(disk)", "disk in bay \(disk)", .choice(diskStates), role: .health,
                        authority: .supervisor, hazards: [.dataLoss]))
            }
            declarer.slot(
                SlotDeclaration(
                    "rebuilding", "the bay whose disk is being filled",
                    .index((1...array.disks).map { "\($0)" }), role: .health, nominal: -1))
            declarer.slot(
                SlotDeclaration(
                    "rebuild-began", "when that began (minutes from this day's midnight)",
                    .integer(-20_000...20_000, .minute), role: .health))
            declarer.slot(
                SlotDeclaration(
                    "rebuild-priority", "how much of its time goes into filling a disk",
                    .choice(priorities), authority: .supervisor))
            declarer.latch("rebuilt")
            declarer.latch("next-look")
        },
        wire: { wirer throws(PlantProblem) in
            let array = try Description(wirer)
            try wirer.checkElement("host", array.host)
            let disk = wirer.slot(array.disks)
            let began = wirer.slot(array.disks + 1)
            let seconds = RedundantArray.rebuildSeconds(
                diskBytes: array.diskBytes, bytesPerSecond: array.rebuildRate)
            let whole = DiskArrayKind.whole
            let day: Int64 = 86_400_000
            wirer.rule(
                wirer.latch(0),
                LatchRule(cells: [wirer.cell(disk), wirer.cell(began)]) { simulation in
                    guard simulation.slot(disk) >= 0 else { return whole }
                    let past =
                        simulation.clock.milliseconds / 1000 - simulation.slot(began) * 60
                    return min(whole, max(0, past * whole / seconds))
                } step: { current, target, _ in
                    // Filling is counted as time goes by; only a new disk begins at once.
                    LatchStep(value: target, afterMilliseconds: target < current ? 1 : 400 * day)
                })
        },
        inspect: { simulation, element, reading in
            let model = ComputingModel.of(simulation.plant)
            guard let index = model.arrays.firstIndex(where: { $0.element == element }) else {
                return
            }
            let view = StorageView(simulation)
            let array = model.arrays[index]
            for (bay, slot) in array.disks.enumerated() {
                let isFilling = view.isRebuilding(index) && view.rebuildingBay(index) == bay
                let state = simulation.slot(slot)
                reading.add(
                    "bay-\(bay + 1)-lamp",
                    .symbol(state == failed ? "amber" : isFilling ? "flashing" : "green"))
            }
            reading.add("alarm-lamp", .flag(view.missingDisks(index) > 0))
        }, isSetAtConsole: true)
}
