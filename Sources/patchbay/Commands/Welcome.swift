import ArgumentParser
import ContentFiles
import Foundation
import Records
import RecordsDatabase
import Screens

/// What `patchbay` alone does: a welcome for newcomers, then the last open or the first exercise.
struct Welcome {
    let places: PlaceOptions

    func run() throws {
        let locations = Locations(places)
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
