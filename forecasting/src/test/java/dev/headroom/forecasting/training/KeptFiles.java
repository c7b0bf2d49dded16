package dev.headroom.forecasting.training;

import dev.headroom.forecasting.modelfile.ModelFile;
import dev.headroom.forecasting.modelfile.ModelFiles;
import java.util.ArrayList;
import java.util.List;

/** Models in memory; none is ever forgotten. */
final class KeptFiles implements ModelFiles {

    private final List<ModelFile> all = new ArrayList<>();

    List<ModelFile> all() {
        return List.copyOf(all);
    }

    @Override
    public void save(ModelFile file) {
        all.add(file);
    }

    @Override
    public List<ModelFile> newest(String name) {
        return all.reversed().stream().filter(file -> file.name().equals(name)).toList();
    }
}
