import Plant

/// What comes of asking a licence server for a seat; error numbers are FlexNet Publisher's.
struct LicenceAnswer {
    var outcome: String
    var error: Int64
    /// Seats in all, in use by machines that are on, and held by nobody.
    var seats: Int64
    var used: Int64
    var leaked: Int64

    init(_ view: StorageView, from host: ElementID, pool: LicencePool, feature: String) {
        (seats, used, leaked) = (0, 0, 0)
        let manager = view.connect(from: host, to: pool.host, port: pool.port)
        guard manager == "open" else {
            (outcome, error) = ("cannot-connect", -15)
            return
        }
        guard let found = pool.features.first(where: { $0.name == feature }) else {
            (outcome, error) = ("no-such-feature", -5)
            return
        }
        seats = found.seats
        leaked = view.simulation.slot(found.leaked)
        used = Int64(found.users.count { $0 != host && view.isOn($0) })
        let daemon = view.connect(from: pool.host, to: pool.host, port: pool.vendorPort)
        if daemon != "open" {
            (outcome, error) = ("vendor-daemon-down", -97)
        } else if view.connect(from: host, to: pool.host, port: pool.vendorPort) != "open" {
            (outcome, error) = ("vendor-port-closed", -96)
        } else if view.simulation.slot(pool.fileFits) == 0 {
            (outcome, error) = ("invalid-host", -9)
        } else if view.simulation.slot(pool.clockBehind) > 0 {
            (outcome, error) = ("clock-set-back", -88)
        } else if view.simulation.slot(found.days) < 0 {
            (outcome, error) = ("expired", -10)
        } else if used + leaked >= seats {
            (outcome, error) = ("all-in-use", -4)
        } else {
            (outcome, error) = ("granted", 0)
        }
    }
}
