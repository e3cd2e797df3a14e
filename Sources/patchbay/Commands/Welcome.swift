import ArgumentParser
import ContentFiles
import Foundation
import Records
import RecordsDatabase
import Screens

/// What `patchbay` alone does: home, where somebody types; else the last open session goes on, or
/// the first exercise begins.
struct Welcome {
    let places: PlaceOptions

    func run() throws {
        let input = LineInput.standard()
        let locations = Locations(places)
        guard input.isInteractive else { return try goOn(locations) }
        let stage = try Stage(locations, try locations.library(), trainee: nil)
        try Faces(stage: stage, input: input, isPlain: false).run(Opening(requests: [.loadHome]))
    }

    /// A newcomer is welcomed first.
    private func goOn(_ locations: Locations) throws {
        let store = try locations.store()
        let any = try storeStep { () throws(RecordsError) in
            try store.sessions(SessionFilter(limit: 1))
        }
        if any.isEmpty {
            Output.write(WelcomeView.element)
            Output.write("")
        }
        var practise = try Practise.parse([])
        practise.places = places
        try practise.run()
    }
}
